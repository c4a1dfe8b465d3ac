package dev.waybill.system.client;

import java.math.BigDecimal;

/** One movement of money in the payment provider's own books. */
public record LedgerEntry(String paymentId, String orderId, Kind kind, BigDecimal amount, String currency) {

    /** What happened to the money. */
    public enum Kind {
        AUTHORISED,
        CAPTURED,
        VOIDED,
        REFUNDED
    }
}
