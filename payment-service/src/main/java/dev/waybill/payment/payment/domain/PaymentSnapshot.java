package dev.waybill.payment.payment.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of a payment.
 *
 * @param terms absent where authorisation was never requested
 * @param sequence the number of the last event
 * @param attention why a person should look at it, if one should
 */
public record PaymentSnapshot(
        OrderId order,
        PaymentId id,
        @Nullable PaymentTerms terms,
        PaymentState state,
        @Nullable String providerPaymentId,
        long sequence,
        @Nullable String attention) {}
