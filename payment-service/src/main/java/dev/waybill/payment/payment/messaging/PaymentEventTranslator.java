package dev.waybill.payment.payment.messaging;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptureFailed;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.events.payment.ReversalEffect;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.PaymentEvent;
import dev.waybill.payment.payment.domain.PaymentEvent.Authorized;
import dev.waybill.payment.payment.domain.PaymentEvent.CaptureFailed;
import dev.waybill.payment.payment.domain.PaymentEvent.Captured;
import dev.waybill.payment.payment.domain.PaymentEvent.Declined;
import dev.waybill.payment.payment.domain.PaymentEvent.Reversed;
import dev.waybill.payment.payment.domain.PaymentState.Reversal;

/** Turns what happened to a payment into the published contract. */
final class PaymentEventTranslator {

    private PaymentEventTranslator() {}

    static dev.waybill.events.payment.PaymentEvent translate(PaymentEvent event) {
        return switch (event) {
            case Authorized(var order, var sequence, var payment, var amount) ->
                new PaymentAuthorized(order.value(), sequence, payment.value(), translate(amount));
            case Declined(var order, var sequence, var payment, var reason) ->
                new PaymentDeclined(order.value(), sequence, payment.value(), reason);
            case Captured(var order, var sequence, var payment, var amount) ->
                new PaymentCaptured(order.value(), sequence, payment.value(), translate(amount));
            case CaptureFailed(var order, var sequence, var payment, var reason) ->
                new PaymentCaptureFailed(order.value(), sequence, payment.value(), reason);
            case Reversed(var order, var sequence, var payment, var reversal) ->
                new PaymentReversed(
                        order.value(), sequence, payment == null ? null : payment.value(), translate(reversal));
        };
    }

    private static MonetaryAmount translate(Money money) {
        return new MonetaryAmount(money.decimal(), money.currency().getCurrencyCode());
    }

    private static ReversalEffect translate(Reversal reversal) {
        return switch (reversal) {
            case VOIDED -> ReversalEffect.VOIDED;
            case REFUNDED -> ReversalEffect.REFUNDED;
            case NOTHING -> ReversalEffect.NOTHING;
        };
    }
}
