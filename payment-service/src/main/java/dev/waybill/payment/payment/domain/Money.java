package dev.waybill.payment.payment.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** An amount of a currency, with at least the currency's usual number of fraction digits. */
public record Money(BigDecimal amount, Currency currency) {

    // Without an exponent, which asks for gigabytes of digits.
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    public Money {
        BigDecimal shortest = amount.stripTrailingZeros();
        amount = shortest.setScale(Math.max(shortest.scale(), Math.max(currency.getDefaultFractionDigits(), 0)));
    }

    /**
     * Reads a decimal string and an ISO 4217 code.
     *
     * @throws IllegalArgumentException if either is not one
     */
    public static Money of(String amount, String currency) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("not an amount such as 12.34");
        }
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** The amount as a decimal string. */
    public String decimal() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return decimal() + " " + currency.getCurrencyCode();
    }
}
