package dev.waybill.events.payment;

import java.util.UUID;

/** The payment will never be authorised, for this reason. */
public record PaymentDeclined(UUID orderId, long sequence, UUID paymentId, String reason) implements PaymentEvent {}
