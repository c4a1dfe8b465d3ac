package dev.waybill.payment.intent.application;

import dev.waybill.messaging.MessageContext;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentTerms;
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
        @Nullable MessageContext context) {

    public String idempotencyKey() {
        return operation.idempotencyKey(order);
    }
}
