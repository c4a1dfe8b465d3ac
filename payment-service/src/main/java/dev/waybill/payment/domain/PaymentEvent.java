package dev.waybill.payment.domain;

import org.jspecify.annotations.Nullable;

/** A fact about a payment: an answer to whoever asked. Repeats of a question are answered by a new event. */
public sealed interface PaymentEvent {

    OrderId order();

    /** Contiguous from 1 for an order. */
    long sequence();

    record Authorized(OrderId order, long sequence, PaymentId payment, Money amount) implements PaymentEvent {}

    record Declined(OrderId order, long sequence, PaymentId payment, String reason) implements PaymentEvent {}

    record Captured(OrderId order, long sequence, PaymentId payment, Money amount) implements PaymentEvent {}

    record CaptureFailed(OrderId order, long sequence, PaymentId payment, String reason) implements PaymentEvent {}

    /** {@code payment} is absent where authorisation was never asked. */
    record Reversed(OrderId order, long sequence, @Nullable PaymentId payment, Reversal reversal)
            implements PaymentEvent {}
}
