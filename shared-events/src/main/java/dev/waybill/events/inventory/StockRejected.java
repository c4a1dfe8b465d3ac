package dev.waybill.events.inventory;

import java.util.List;
import java.util.UUID;

/** Nothing is reserved, since at least one line could not be. */
public record StockRejected(UUID orderId, long sequence, List<Shortage> shortages) implements ReservationEvent {
    public StockRejected {
        shortages = List.copyOf(shortages);
    }
}
