package dev.waybill.payment.web;

import dev.waybill.payment.domain.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An amount as a decimal string. */
@Schema(name = "Money")
record MoneyResponse(
        @Schema(example = "12.30") String amount,
        @Schema(example = "EUR") String currency) {

    static @Nullable MoneyResponse of(@Nullable Money money) {
        return money == null
                ? null
                : new MoneyResponse(money.decimal(), money.currency().getCurrencyCode());
    }
}
