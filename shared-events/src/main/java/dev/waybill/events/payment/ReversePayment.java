package dev.waybill.events.payment;

import java.util.UUID;

/** Void or refund whatever was authorised or captured. Answered by {@link PaymentReversed}. */
public record ReversePayment(UUID orderId) implements PaymentCommand {}
