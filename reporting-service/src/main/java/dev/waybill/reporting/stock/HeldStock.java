package dev.waybill.reporting.stock;

import dev.waybill.events.inventory.ReservationCommitFailed;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationEvent;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the reservation of one order holds. It only ever goes on: an outcome that is published again changes nothing.
 *
 * @param rank how far it is
 */
record HeldStock(UUID orderId, int rank, List<StockLine> lines) {

    private static final int NOTHING_YET = 0;
    private static final int RESERVED = 1;
    private static final int SHIPPED = 2;
    private static final int RELEASED = 3;

    static HeldStock nothingYet(UUID orderId) {
        return new HeldStock(orderId, NOTHING_YET, List.of());
    }

    HeldStock after(ReservationEvent event) {
        return switch (event) {
            case StockReserved reserved -> at(RESERVED, reserved.lines());
            case ReservationCommitted committed -> at(SHIPPED, committed.lines());
            case ReservationReleased released -> at(RELEASED, released.lines());
            case StockRejected _, ReservationCommitFailed _ -> this;
        };
    }

    private HeldStock at(int newRank, List<StockLine> held) {
        return newRank <= rank ? this : new HeldStock(orderId, newRank, lines.isEmpty() ? held : lines);
    }

    /** What it adds to each product's counters; zero stands there too, so that every order of events leaves the same rows. */
    Map<String, Held> held() {
        Map<String, Held> bySku = new HashMap<>();
        for (StockLine line : lines) {
            long reserved = rank == RESERVED ? line.quantity() : 0;
            long shipped = rank == SHIPPED ? line.quantity() : 0;
            bySku.merge(line.sku(), new Held(reserved, shipped), Held::plus);
        }
        return bySku;
    }

    /** Units of a product that are not available. */
    record Held(long reserved, long shipped) {

        Held plus(Held other) {
            return new Held(reserved + other.reserved, shipped + other.shipped);
        }

        Held negated() {
            return new Held(-reserved, -shipped);
        }
    }
}
