package dev.waybill.provider;

/** Where a payment stands. */
enum PaymentStatus {
    AUTHORISED,
    DECLINED,
    CAPTURED,
    VOIDED,
    REFUNDED
}
