package dev.waybill.events.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nothing of the payment is held or kept any longer; {@code paymentId} is absent where there was none. */
public record PaymentReversed(
        UUID orderId, long sequence, @Nullable UUID paymentId, ReversalEffect effect) implements PaymentEvent {}
