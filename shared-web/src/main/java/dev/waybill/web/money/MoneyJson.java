package dev.waybill.web.money;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money in an answer, the same in every API.
 *
 * @param amount a decimal number as text, which no JSON parser rounds
 * @param currency its ISO 4217 code
 */
@Schema(name = "Money")
public record MoneyJson(
        @Schema(description = "A decimal number as text", example = "24.90")
        String amount,

        @Schema(description = "ISO 4217 code", example = "EUR")
        String currency) {

    /** The amount with all its digits, and no exponent. */
    public static MoneyJson of(BigDecimal amount, Currency currency) {
        return of(amount, currency.getCurrencyCode());
    }

    /** Likewise, of a currency that need not be known here. */
    public static MoneyJson of(BigDecimal amount, String currency) {
        return new MoneyJson(amount.toPlainString(), currency);
    }
}
