package dev.waybill.checker.evidence;

import java.math.BigDecimal;

/** One line of the payment provider's ledger. */
public record Movement(String orderId, Kind kind, BigDecimal amount, String currency) {

    /** What happened to the money. */
    public enum Kind {
        AUTHORISED,
        CAPTURED,
        VOIDED,
        REFUNDED
    }
}
