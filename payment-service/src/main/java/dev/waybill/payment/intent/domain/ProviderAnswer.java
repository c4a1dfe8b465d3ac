package dev.waybill.payment.intent.domain;

import dev.waybill.payment.payment.domain.Money;

/** What the provider said for good about one keyed call. A failure, a time-out or "not found" is no answer. */
public sealed interface ProviderAnswer {

    /**
     * It was done.
     *
     * @param providerPaymentId the provider's own name for the payment
     * @param amount what the provider says that it moved
     */
    record Done(String providerPaymentId, Money amount) implements ProviderAnswer {}

    /** It was not done and never will be. */
    record Refused(String reason) implements ProviderAnswer {}
}
