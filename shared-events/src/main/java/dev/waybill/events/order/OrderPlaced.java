package dev.waybill.events.order;

import dev.waybill.events.MonetaryAmount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order was accepted, at the prices frozen here. {@code customerId} is a pseudonym. */
public record OrderPlaced(
        UUID orderId, long sequence, String customerId, List<PlacedLine> lines, MonetaryAmount total, Instant placedAt)
        implements OrderEvent {
    public OrderPlaced {
        lines = List.copyOf(lines);
    }
}
