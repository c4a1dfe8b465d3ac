package dev.waybill.order.messaging;

import dev.waybill.messaging.Outbox;
import dev.waybill.order.application.Announcements;
import dev.waybill.order.domain.Consequences;
import dev.waybill.order.domain.LostOrder;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderEvent;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.SagaStep;
import org.springframework.stereotype.Component;

/** Announces through the outbox, in the contracts' words. */
@Component
class OutboxAnnouncements implements Announcements {

    private final Outbox outbox;

    OutboxAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void announce(Consequences consequences) {
        Order order = consequences.order();
        for (OrderEvent event : consequences.events()) {
            outbox.publish(OrderEventTranslator.translate(order, event));
        }
        for (SagaStep step : consequences.asks()) {
            outbox.send(SagaCommandTranslator.translate(order, step));
        }
    }

    @Override
    public void announceLost(OrderId lost, LostOrder.Outcome outcome) {
        for (OrderEvent event : outcome.events()) {
            outbox.publish(OrderEventTranslator.translateLost(lost, event));
        }
        SagaStep step = outcome.compensation();
        if (step != null) {
            outbox.send(SagaCommandTranslator.compensation(lost, step));
        }
    }
}
