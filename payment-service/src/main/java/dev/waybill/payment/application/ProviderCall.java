package dev.waybill.payment.application;

import dev.waybill.payment.domain.Operation;
import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.PaymentTerms;
import org.jspecify.annotations.Nullable;

/**
 * One intent, claimed to be carried out.
 *
 * @param providerPaymentId the provider's name for the payment; absent before authorisation
 * @param attempt counts from 1
 * @param context what the intent comes from, if that is known
 */
public record ProviderCall(
        OrderId order,
        Operation operation,
        PaymentTerms terms,
        @Nullable String providerPaymentId,
        int attempt,
        @Nullable CallContext context) {

    public String idempotencyKey() {
        return operation.idempotencyKey(order);
    }
}
