package dev.waybill.inventory.product.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** What one piece costs: more than nothing, with the fraction digits of its currency. */
@Embeddable
public class Price {

    private static final BigDecimal HIGHEST = new BigDecimal("1000000000");

    private BigDecimal amount;

    @Column(length = 3)
    private String currency;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Price() {}

    private Price(BigDecimal amount, Currency currency) {
        this.amount = amount;
        this.currency = currency.getCurrencyCode();
    }

    /**
     * A price.
     *
     * @throws InvalidPrice if the amount is not above zero and below a thousand million, has more fraction
     *     digits than the currency, or the currency has none to speak of
     */
    public static Price of(BigDecimal amount, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new InvalidPrice("currency", currency + " is not a currency that things are sold in");
        }
        if (amount.signum() <= 0 || amount.compareTo(HIGHEST) >= 0) {
            throw new InvalidPrice("amount", "must be above 0 and below " + HIGHEST);
        }
        if (amount.stripTrailingZeros().scale() > digits) {
            throw new InvalidPrice("amount", "has more than the " + digits + " fraction digits of " + currency);
        }
        return new Price(amount.setScale(digits, RoundingMode.UNNECESSARY), currency);
    }

    /** A price that was valid when it was stored, whatever the rules are today. */
    public static Price stored(BigDecimal amount, Currency currency) {
        return new Price(amount, currency);
    }

    /** The amount as a decimal string with the currency's fraction digits, such as {@code 12.30}; more if it was stored with more. */
    public String amount() {
        BigDecimal shortest = amount.stripTrailingZeros();
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return shortest.setScale(Math.max(shortest.scale(), digits), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** The ISO 4217 code. */
    public String currency() {
        return currency;
    }

    boolean isSameAs(Price other) {
        return currency.equals(other.currency) && amount.compareTo(other.amount) == 0;
    }
}
