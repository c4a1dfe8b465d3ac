package dev.waybill.order;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.InventoryCommand;
import dev.waybill.events.inventory.ReleaseEffect;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReservationCommitFailed;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationEvent;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.Shortage;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;
import java.util.List;
import java.util.UUID;

/** One order's reservation. A product whose SKU begins with {@code SOLD-OUT} cannot be reserved. */
final class FakeInventory {

    enum Held {
        UNKNOWN,
        REFUSED,
        RESERVED,
        SHIPPED,
        RELEASED,
        RETURNED
    }

    private final UUID orderId;
    private volatile Held held = Held.UNKNOWN;
    private List<StockLine> lines = List.of();
    private long sequence;

    FakeInventory(UUID orderId) {
        this.orderId = orderId;
    }

    Held held() {
        return held;
    }

    ReservationEvent handle(InventoryCommand command) {
        sequence++;
        return switch (command) {
            case ReserveStock reserve -> reserve(reserve);
            case CommitReservation _ -> commit();
            case ReleaseReservation _ -> release();
        };
    }

    private ReservationEvent reserve(ReserveStock reserve) {
        if (held == Held.UNKNOWN) {
            lines = reserve.lines();
            held = lines.stream().anyMatch(line -> line.sku().startsWith("SOLD-OUT")) ? Held.REFUSED : Held.RESERVED;
        }
        return held == Held.RESERVED || held == Held.SHIPPED
                ? new StockReserved(orderId, sequence, lines)
                : new StockRejected(
                        orderId,
                        sequence,
                        lines.stream()
                                .map(line -> new Shortage(line.sku(), line.quantity(), 0))
                                .toList());
    }

    private ReservationEvent commit() {
        if (held == Held.RESERVED) {
            held = Held.SHIPPED;
        }
        return held == Held.SHIPPED
                ? new ReservationCommitted(orderId, sequence, lines)
                : new ReservationCommitFailed(orderId, sequence, "nothing is reserved: " + held);
    }

    private ReservationEvent release() {
        ReleaseEffect effect = switch (held) {
            case RESERVED, RELEASED -> ReleaseEffect.RELEASED;
            case SHIPPED, RETURNED -> ReleaseEffect.RETURNED;
            case UNKNOWN, REFUSED -> ReleaseEffect.NOTHING;
        };
        held = effect == ReleaseEffect.RETURNED ? Held.RETURNED : Held.RELEASED;
        return new ReservationReleased(orderId, sequence, effect, lines);
    }
}
