package dev.waybill.reporting.web;

import java.math.BigDecimal;

/** An amount as a decimal string, and its ISO 4217 currency. */
record Money(String amount, String currency) {

    static Money of(BigDecimal amount, String currency) {
        return new Money(amount.toPlainString(), currency);
    }
}
