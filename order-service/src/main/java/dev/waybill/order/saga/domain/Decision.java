package dev.waybill.order.saga.domain;

import java.util.List;

/** What follows from a message: the next state, the events, and the commands to send, each in this order. */
public record Decision(SagaState next, List<OrderEvent> events, List<SagaCommand> commands) {
    public Decision {
        events = List.copyOf(events);
        commands = List.copyOf(commands);
    }
}
