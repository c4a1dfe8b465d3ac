package dev.waybill.events.inventory;

import java.util.List;
import java.util.UUID;

/** The reserved stock was shipped. */
public record ReservationCommitted(UUID orderId, long sequence, List<StockLine> lines) implements ReservationEvent {
    public ReservationCommitted {
        lines = List.copyOf(lines);
    }
}
