package dev.waybill.order.order.domain;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An amount in a currency, with the currency's number of fraction digits; with more only if it was stored when the currency
 * had more. Never negative.
 */
@Embeddable
public record Money(BigDecimal amount, Currency currency) {

    /** No amount reaches this. */
    public static final BigDecimal LIMIT = new BigDecimal("1000000000000");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("negative amount: " + amount);
        }
        if (amount.compareTo(LIMIT) >= 0) {
            throw new AmountTooLarge(currency);
        }
        BigDecimal shortest = amount.stripTrailingZeros();
        amount = shortest.setScale(
                Math.max(shortest.scale(), currency.getDefaultFractionDigits()), RoundingMode.UNNECESSARY);
    }

    /**
     * The amount written as {@code "12.34"} in the currency with this ISO 4217 code.
     *
     * @throws IllegalArgumentException if it is written in another way: an exponent asks for gigabytes of digits
     * @throws ArithmeticException if it has more fraction digits than the currency
     */
    public static Money of(String amount, String currency) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("not an amount such as 12.34");
        }
        Currency known = Currency.getInstance(currency);
        return new Money(
                new BigDecimal(amount).setScale(known.getDefaultFractionDigits(), RoundingMode.UNNECESSARY), known);
    }

    /** The sum. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** So many times this. */
    public Money times(int factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    /** An amount came to a trillion or more. */
    public static final class AmountTooLarge extends RuntimeException {
        AmountTooLarge(Currency currency) {
            super("the amount must be less than " + LIMIT.toPlainString() + " " + currency);
        }
    }
}
