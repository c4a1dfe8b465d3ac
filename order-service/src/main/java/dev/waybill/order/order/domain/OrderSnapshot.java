package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.SagaState;
import java.time.Instant;
import java.util.List;

/** An order as it is shown; {@code version} counts its changes. */
public record OrderSnapshot(
        OrderId id,
        String customerId,
        SagaState state,
        Money total,
        List<OrderLine> lines,
        Instant placedAt,
        Instant updatedAt,
        long version) {

    public OrderSnapshot {
        lines = List.copyOf(lines);
    }
}
