package dev.waybill.payment.payment.messaging;

import dev.waybill.messaging.Outbox;
import dev.waybill.payment.payment.application.PaymentEvents;
import dev.waybill.payment.payment.domain.Payment;
import org.springframework.stereotype.Component;

/** Publishes through the outbox, in the contracts' words. */
@Component
class OutboxPaymentEvents implements PaymentEvents {

    private final Outbox outbox;

    OutboxPaymentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(Payment payment) {
        payment.takeEvents().forEach(event -> outbox.publish(PaymentEventTranslator.translate(event)));
    }
}
