package dev.waybill.reporting.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** An amount as a decimal string, and its ISO 4217 currency. */
record Money(
        @Schema(example = "24.90") String amount,
        @Schema(example = "EUR") String currency) {

    static Money of(BigDecimal amount, String currency) {
        return new Money(amount.toPlainString(), currency);
    }
}
