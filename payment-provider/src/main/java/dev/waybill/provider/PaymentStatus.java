package dev.waybill.provider;

/** Where a payment stands. */
public enum PaymentStatus {
    AUTHORISED,
    DECLINED,
    CAPTURED,
    VOIDED,
    REFUNDED
}
