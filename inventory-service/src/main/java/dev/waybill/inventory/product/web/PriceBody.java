package dev.waybill.inventory.product.web;

import dev.waybill.inventory.product.domain.InvalidPrice;
import dev.waybill.inventory.product.domain.Price;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.validation.IsoCurrency;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;

/** What a piece is to cost. */
@Schema(name = "Price")
record PriceBody(
        @NotNull
        @Pattern(regexp = "(0|[1-9][0-9]{0,8})(\\.[0-9]{1,4})?", message = "must be a decimal string such as \"12.34\"")
        @Schema(description = "Above 0, with at most the currency's fraction digits", example = "12.34")
        String amount,

        @NotNull @IsoCurrency @Schema(example = "EUR") String currency) {

    Price toPrice() {
        try {
            return Price.of(new BigDecimal(amount), Currency.getInstance(currency));
        } catch (InvalidPrice e) {
            throw ProblemException.invalid("price." + e.field(), String.valueOf(e.getMessage()));
        }
    }
}
