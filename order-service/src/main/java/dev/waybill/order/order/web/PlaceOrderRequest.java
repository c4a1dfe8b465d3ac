package dev.waybill.order.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.order.catalogue.application.PriceLines.Wanted;
import dev.waybill.order.order.domain.Customer;
import dev.waybill.order.order.domain.Money;
import dev.waybill.web.problem.InvalidField;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.Caller;
import dev.waybill.web.validation.IsoCurrency;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a customer wants. */
@Schema(name = "PlaceOrder")
record PlaceOrderRequest(
        @NotNull(message = "is missing")
        @Pattern(regexp = CUSTOMER, message = PSEUDONYM)
        @Schema(description = "A pseudonym; for a customer: their own token's subject", example = "alice")
        String customerId,

        @NotNull(message = "is missing")
        @IsoCurrency
        @Schema(description = "ISO 4217 code, the same as the products'", example = "EUR")
        String currency,

        @NotNull(message = "is missing") @Size(min = 1, max = MAX_LINES, message = "must have 1 to 50 lines")
        List<@NotNull(message = "must be a line and not null") @Valid Line> lines,

        @NotNull(message = "is missing")
        @Pattern(
                regexp = TOKEN,
                message = "must be a token of 1 to 64 letters, digits, '_' or '-' that begins with a letter, never a"
                        + " card number")
        @Schema(description = "An opaque token of the payment provider", example = "card-ok")
        String paymentMethod,

        @Valid
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "What the customer agreed to pay: if the order costs something else by now, it is refused"
                        + " (409 price-changed). Left out, the order is placed at whatever it costs")
        @Nullable
        ExpectedTotal expectedTotal) {

    static final int MAX_LINES = 50;
    static final int MAX_QUANTITY = 1_000_000;
    static final String PSEUDONYM = "must be 1 to 64 letters, digits, '.', '_' or '-': a pseudonym";
    static final String CUSTOMER = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final String AMOUNT = "(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?";
    private static final String TOKEN = "[A-Za-z][A-Za-z0-9_-]{0,63}";
    private static final String SKU = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** So much of one product. */
    @Schema(name = "PlaceOrderLine")
    record Line(
            @NotNull(message = "is missing")
            @Pattern(regexp = SKU, message = "must be 1 to 64 letters, digits, '.', '_' or '-'")
            @Schema(example = "TEA-GREEN-100")
            String sku,

            @NotNull(message = "is missing")
            @Min(value = 1, message = "must be from 1 to 1,000,000")
            @Max(value = MAX_QUANTITY, message = "must be from 1 to 1,000,000")
            @Schema(example = "2")
            Integer quantity) {}

    /** What the order may cost, in its currency. */
    @Schema(name = "ExpectedTotal")
    record ExpectedTotal(
            @NotNull(message = "is missing")
            @Pattern(regexp = AMOUNT, message = "must be a decimal string such as \"24.90\"")
            @Schema(description = "A decimal number as text", example = "24.90")
            String amount,

            @NotNull(message = "is missing")
            @IsoCurrency
            @Schema(description = "ISO 4217 code, the order's", example = "EUR")
            String currency) {

        Money money() {
            try {
                return Money.of(amount, currency);
            } catch (ArithmeticException e) {
                throw ProblemException.invalid(
                        "expectedTotal.amount", "has more fraction digits than " + currency + " has");
            }
        }
    }

    /** Refuses an order for somebody else. */
    void requireOwn(Caller caller) {
        if (!caller.isOperator() && !caller.subject().equals(customerId)) {
            throw Problems.FORBIDDEN.because("A customer orders for nobody else: customerId must be your own.");
        }
    }

    /** Who orders, and how they pay. */
    Customer customer() {
        return new Customer(customerId, paymentMethod);
    }

    /** What the customer agreed to pay, if they say so. */
    @Nullable
    Money agreed() {
        if (expectedTotal == null) {
            return null;
        }
        if (!expectedTotal.currency().equals(currency)) {
            throw ProblemException.invalid("expectedTotal.currency", "must be the order's currency");
        }
        return expectedTotal.money();
    }

    /** The currency that the order is in. */
    Currency currencyOfOrder() {
        return Currency.getInstance(currency);
    }

    /** The lines, none of which repeats another's product. */
    List<Wanted> wanted() {
        List<InvalidField> repeated = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!seen.add(lines.get(i).sku())) {
                repeated.add(new InvalidField(
                        "lines[" + i + "].sku", "stands in another line already; add the quantities up in one line"));
            }
        }
        if (!repeated.isEmpty()) {
            throw ProblemException.invalid(repeated);
        }
        return lines.stream()
                .map(line -> new Wanted(line.sku(), line.quantity()))
                .toList();
    }
}
