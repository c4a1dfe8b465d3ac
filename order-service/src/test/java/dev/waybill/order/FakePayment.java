package dev.waybill.order;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptureFailed;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentCommand;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentEvent;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.events.payment.ReversalEffect;
import dev.waybill.events.payment.ReversePayment;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One order's payment. {@code card-declined} is declined, {@code card-capture-fails} is authorised but not captured. */
final class FakePayment {

    enum Held {
        UNKNOWN,
        DECLINED,
        AUTHORIZED,
        CAPTURED,
        CAPTURE_FAILED,
        VOIDED,
        REFUNDED
    }

    private final UUID orderId;
    private final UUID paymentId = UUID.randomUUID();
    private volatile Held held = Held.UNKNOWN;
    private volatile MonetaryAmount amount = new MonetaryAmount("0.00", "EUR");
    private final AtomicInteger captures = new AtomicInteger();
    private String method = "";
    private long sequence;

    FakePayment(UUID orderId) {
        this.orderId = orderId;
    }

    Held held() {
        return held;
    }

    MonetaryAmount amount() {
        return amount;
    }

    int captures() {
        return captures.get();
    }

    PaymentEvent handle(PaymentCommand command) {
        sequence++;
        return switch (command) {
            case AuthorizePayment authorize -> authorize(authorize);
            case CapturePayment _ -> capture();
            case ReversePayment _ -> reverse();
        };
    }

    private PaymentEvent authorize(AuthorizePayment authorize) {
        if (held == Held.UNKNOWN) {
            amount = authorize.amount();
            method = authorize.paymentMethod();
            held = method.equals("card-declined") ? Held.DECLINED : Held.AUTHORIZED;
        }
        return switch (held) {
            case AUTHORIZED, CAPTURED, CAPTURE_FAILED -> new PaymentAuthorized(orderId, sequence, paymentId, amount);
            case UNKNOWN, DECLINED, VOIDED, REFUNDED ->
                new PaymentDeclined(orderId, sequence, paymentId, "declined: " + held);
        };
    }

    private PaymentEvent capture() {
        if (held == Held.AUTHORIZED && method.equals("card-capture-fails")) {
            held = Held.CAPTURE_FAILED;
        } else if (held == Held.AUTHORIZED) {
            held = Held.CAPTURED;
            captures.incrementAndGet();
        }
        return held == Held.CAPTURED
                ? new PaymentCaptured(orderId, sequence, paymentId, amount)
                : new PaymentCaptureFailed(orderId, sequence, paymentId, "nothing can be captured: " + held);
    }

    private PaymentEvent reverse() {
        ReversalEffect effect = switch (held) {
            case AUTHORIZED, CAPTURE_FAILED, VOIDED -> ReversalEffect.VOIDED;
            case CAPTURED, REFUNDED -> ReversalEffect.REFUNDED;
            case UNKNOWN, DECLINED -> ReversalEffect.NOTHING;
        };
        held = effect == ReversalEffect.REFUNDED ? Held.REFUNDED : Held.VOIDED;
        return new PaymentReversed(orderId, sequence, paymentId, effect);
    }
}
