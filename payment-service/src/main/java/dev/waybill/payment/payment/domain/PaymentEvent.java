package dev.waybill.payment.payment.domain;

import dev.waybill.payment.payment.domain.PaymentState.Reversal;
import org.jspecify.annotations.Nullable;

/** What happened to a payment: the reply to a command. A repeated command is replied to by a new event. */
public sealed interface PaymentEvent {

    OrderId order();

    /** Contiguous from 1 for an order. */
    long sequence();

    record Authorized(OrderId order, long sequence, PaymentId payment, Money amount) implements PaymentEvent {}

    record Declined(OrderId order, long sequence, PaymentId payment, String reason) implements PaymentEvent {}

    record Captured(OrderId order, long sequence, PaymentId payment, Money amount) implements PaymentEvent {}

    record CaptureFailed(OrderId order, long sequence, PaymentId payment, String reason) implements PaymentEvent {}

    /** {@code payment} is absent where authorisation was never requested. */
    record Reversed(OrderId order, long sequence, @Nullable PaymentId payment, Reversal reversal)
            implements PaymentEvent {}
}
