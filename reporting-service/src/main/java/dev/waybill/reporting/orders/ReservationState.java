package dev.waybill.reporting.orders;

import dev.waybill.events.inventory.ReservationCommitFailed;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationEvent;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;

/** How far a reservation came. In order: an outcome that is published again never takes an order back. */
enum ReservationState {
    NONE(0),
    REJECTED(1),
    RESERVED(2),
    COMMIT_FAILED(3),
    SHIPPED(4),
    RELEASED(5),
    RETURNED(6);

    private final int rank;

    ReservationState(int rank) {
        this.rank = rank;
    }

    /** Stored beside the state: only a higher one takes its place. */
    int rank() {
        return rank;
    }

    static ReservationState after(ReservationEvent event) {
        return switch (event) {
            case StockReserved _ -> RESERVED;
            case StockRejected _ -> REJECTED;
            case ReservationCommitted _ -> SHIPPED;
            case ReservationCommitFailed _ -> COMMIT_FAILED;
            case ReservationReleased released ->
                switch (released.effect()) {
                    case RELEASED -> RELEASED;
                    case RETURNED -> RETURNED;
                    case NOTHING -> NONE;
                };
        };
    }
}
