package dev.waybill.order.domain;

import java.util.List;

/** What follows from a message: the next state, what is told to the world, and what is asked for, in this order. */
public record Decision(SagaState next, List<Fact> facts, List<SagaStep> asks) {
    public Decision {
        facts = List.copyOf(facts);
        asks = List.copyOf(asks);
    }
}
