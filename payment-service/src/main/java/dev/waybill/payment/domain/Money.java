package dev.waybill.payment.domain;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount of a currency, with at least the currency's usual number of fraction digits. */
public record Money(BigDecimal amount, Currency currency) {

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
        try {
            return new Money(new BigDecimal(amount), Currency.getInstance(currency));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an amount: " + amount, e);
        }
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
