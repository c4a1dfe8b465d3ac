package dev.waybill.provider.payment;

/** Where a payment stands. */
public enum PaymentStatus {
    AUTHORISED,
    DECLINED,
    CAPTURED,
    VOIDED,
    REFUNDED
}
