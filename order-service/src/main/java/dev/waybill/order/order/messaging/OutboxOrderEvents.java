package dev.waybill.order.order.messaging;

import dev.waybill.messaging.Outbox;
import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.order.application.OrderEvents;
import dev.waybill.order.order.domain.NumberedEvent;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.application.SagaMetrics;
import dev.waybill.order.saga.domain.SagaCommand;
import org.springframework.stereotype.Component;

/** Publishes through the outbox, in the contracts' words, and counts what is published. */
@Component
class OutboxOrderEvents implements OrderEvents {

    private final Outbox outbox;
    private final SagaMetrics metrics;

    OutboxOrderEvents(Outbox outbox, SagaMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Override
    public void publish(Order order) {
        for (NumberedEvent event : order.takeEvents()) {
            outbox.publish(OrderEventTranslator.translate(order, event));
            metrics.count(order, event);
        }
        for (SagaCommand command : order.takeCommands()) {
            outbox.send(SagaCommandTranslator.translate(order, command));
        }
    }

    @Override
    public void publishLost(OrderId lost, LostOrder.Outcome outcome) {
        for (NumberedEvent event : outcome.events()) {
            outbox.publish(OrderEventTranslator.translateLost(lost, event));
        }
        SagaCommand compensation = outcome.compensation();
        if (compensation != null) {
            outbox.send(SagaCommandTranslator.compensation(lost, compensation));
        }
    }
}
