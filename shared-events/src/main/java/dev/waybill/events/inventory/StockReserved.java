package dev.waybill.events.inventory;

import java.util.List;
import java.util.UUID;

/** Every line is reserved, until it is committed or released. */
public record StockReserved(UUID orderId, long sequence, List<StockLine> lines) implements ReservationEvent {
    public StockReserved {
        lines = List.copyOf(lines);
    }
}
