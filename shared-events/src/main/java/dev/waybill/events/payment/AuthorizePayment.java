package dev.waybill.events.payment;

import dev.waybill.events.Confidential;
import dev.waybill.events.MonetaryAmount;
import java.util.UUID;

/** Hold the amount on the payment method (an opaque token). Answered by {@link PaymentAuthorized} or {@link PaymentDeclined}. */
public record AuthorizePayment(
        UUID orderId, MonetaryAmount amount, @Confidential String paymentMethod) implements PaymentCommand {}
