package dev.waybill.events.inventory;

import java.util.List;
import java.util.UUID;

/** Nothing of the order is held any longer. */
public record ReservationReleased(UUID orderId, long sequence, ReleaseEffect effect, List<StockLine> lines)
        implements ReservationEvent {
    public ReservationReleased {
        lines = List.copyOf(lines);
    }
}
