package dev.waybill.order.domain;

import java.util.List;

/** What is to be told and asked after something happened to an order, in this order. */
public record Consequences(Order order, List<OrderEvent> events, List<SagaStep> asks) {
    public Consequences {
        events = List.copyOf(events);
        asks = List.copyOf(asks);
    }

    /** Whether nothing follows. */
    public boolean isEmpty() {
        return events.isEmpty() && asks.isEmpty();
    }
}
