package dev.waybill.provider.payment;

import dev.waybill.provider.http.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/payments}. */
public record NewPayment(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String paymentMethod,
        @Nullable String reference) {

    /** The same, once it was found to be right. */
    public record Valid(BigDecimal amount, String currency, String paymentMethod, String reference) {}

    /** Those of today's countries: neither gold and funds codes, nor what was withdrawn. */
    private static final Set<String> IN_USE = Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(Locale.of("", country)))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?");

    public Valid validated() {
        Currency known = knownCurrency();
        return new Valid(
                amountIn(known),
                known.getCurrencyCode(),
                text("paymentMethod", paymentMethod),
                text("reference", reference));
    }

    private Currency knownCurrency() {
        String code = text("currency", currency);
        if (!IN_USE.contains(code)) {
            throw Problem.badRequest("currency must be the ISO 4217 code of a currency in use, such as EUR");
        }
        return Currency.getInstance(code);
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
