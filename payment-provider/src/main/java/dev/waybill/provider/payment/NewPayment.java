package dev.waybill.provider.payment;

import dev.waybill.provider.http.Problem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/payments}. */
public record NewPayment(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String paymentMethod,
        @Nullable String reference) {

    /** The same, once it was found to be right. */
    public record Valid(BigDecimal amount, String currency, String paymentMethod, String reference) {}

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    public Valid validated() {
        Currency known = knownCurrency();
        return new Valid(
                amountIn(known),
                known.getCurrencyCode(),
                text("paymentMethod", paymentMethod),
                text("reference", reference));
    }

    private Currency knownCurrency() {
        try {
            return Currency.getInstance(text("currency", currency));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("currency must be an ISO 4217 code");
        }
    }

    private BigDecimal amountIn(Currency known) {
        String problem = "amount must be a positive decimal string with at most %d fraction digits"
                .formatted(known.getDefaultFractionDigits());
        String text = text("amount", amount);
        if (!DECIMAL.matcher(text).matches()) {
            throw Problem.badRequest(problem);
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() <= 0 || value.scale() > known.getDefaultFractionDigits()) {
            throw Problem.badRequest(problem);
        }
        return value.setScale(known.getDefaultFractionDigits());
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.codePointCount(0, value.length()) > 100) {
            throw Problem.badRequest(field + " must be given, up to 100 characters");
        }
        if (value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw Problem.badRequest(field + " is no text: half a character stands in it");
        }
        return value;
    }
}
