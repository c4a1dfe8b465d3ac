package dev.waybill.payment.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.waybill.payment.payment.domain.Money;
import org.jspecify.annotations.Nullable;

/** The bodies of the provider's API, as far as we need them. */
final class ProviderMessages {

    private ProviderMessages() {}

    /** What we send to authorise. */
    record NewPayment(String amount, String currency, String paymentMethod, String reference) {}

    /** A payment as the provider shows it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ProviderPayment(
            @Nullable String id,
            @Nullable String status,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String declineReason) {

        Money money() {
            return Money.of(String.valueOf(amount), String.valueOf(currency));
        }
    }

    /** Problem details. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Problem(@Nullable String type, @Nullable String detail) {

        String slug() {
            return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
        }
    }
}
