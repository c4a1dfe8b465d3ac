package dev.waybill.events.payment;

import dev.waybill.events.MonetaryAmount;
import java.util.UUID;

/** The provider holds the amount for us. */
public record PaymentAuthorized(UUID orderId, long sequence, UUID paymentId, MonetaryAmount amount)
        implements PaymentEvent {}
