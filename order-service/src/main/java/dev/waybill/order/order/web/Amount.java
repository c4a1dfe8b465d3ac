package dev.waybill.order.order.web;

import dev.waybill.order.order.domain.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/** Money as JSON. */
@Schema(name = "Money")
record Amount(
        @Schema(description = "A decimal number as text", example = "24.90")
        String amount,

        @Schema(description = "ISO 4217 code", example = "EUR")
        String currency) {

    static Amount of(Money money) {
        return new Amount(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
