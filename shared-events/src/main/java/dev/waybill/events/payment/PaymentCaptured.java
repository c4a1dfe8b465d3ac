package dev.waybill.events.payment;

import dev.waybill.events.MonetaryAmount;
import java.util.UUID;

/** The held amount was taken. */
public record PaymentCaptured(UUID orderId, long sequence, UUID paymentId, MonetaryAmount amount)
        implements PaymentEvent {}
