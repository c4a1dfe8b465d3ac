package dev.waybill.events.payment;

import java.util.UUID;

/** The amount can never be captured, for this reason. */
public record PaymentCaptureFailed(UUID orderId, long sequence, UUID paymentId, String reason)
        implements PaymentEvent {}
