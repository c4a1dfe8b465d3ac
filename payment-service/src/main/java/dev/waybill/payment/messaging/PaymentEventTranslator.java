package dev.waybill.payment.messaging;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptureFailed;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.events.payment.ReversalEffect;
import dev.waybill.messaging.Outbox;
import dev.waybill.payment.application.PaymentEvents;
import dev.waybill.payment.domain.Money;
import dev.waybill.payment.domain.PaymentEvent;
import dev.waybill.payment.domain.PaymentEvent.Authorized;
import dev.waybill.payment.domain.PaymentEvent.CaptureFailed;
import dev.waybill.payment.domain.PaymentEvent.Captured;
import dev.waybill.payment.domain.PaymentEvent.Declined;
import dev.waybill.payment.domain.PaymentEvent.Reversed;
import dev.waybill.payment.domain.Reversal;
import org.springframework.stereotype.Component;

/** Tells what happened to a payment by the published contract. */
@Component
class PaymentEventTranslator implements PaymentEvents {

    private final Outbox outbox;

    PaymentEventTranslator(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(PaymentEvent event) {
        outbox.publish(published(event));
    }

    static dev.waybill.events.payment.PaymentEvent published(PaymentEvent event) {
        return switch (event) {
            case Authorized(var order, var sequence, var payment, var amount) ->
                new PaymentAuthorized(order.value(), sequence, payment.value(), published(amount));
            case Declined(var order, var sequence, var payment, var reason) ->
                new PaymentDeclined(order.value(), sequence, payment.value(), reason);
            case Captured(var order, var sequence, var payment, var amount) ->
                new PaymentCaptured(order.value(), sequence, payment.value(), published(amount));
            case CaptureFailed(var order, var sequence, var payment, var reason) ->
                new PaymentCaptureFailed(order.value(), sequence, payment.value(), reason);
            case Reversed(var order, var sequence, var payment, var reversal) ->
                new PaymentReversed(
                        order.value(), sequence, payment == null ? null : payment.value(), published(reversal));
        };
    }

    private static MonetaryAmount published(Money money) {
        return new MonetaryAmount(money.decimal(), money.currency().getCurrencyCode());
    }

    private static ReversalEffect published(Reversal reversal) {
        return switch (reversal) {
            case VOIDED -> ReversalEffect.VOIDED;
            case REFUNDED -> ReversalEffect.REFUNDED;
            case NOTHING -> ReversalEffect.NOTHING;
        };
    }
}
