package dev.waybill.order.saga.domain;

/** Why an order was rejected or cancelled. */
public enum Reason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    PAYMENT_FAILED,
    CUSTOMER_REQUEST,
    TIMED_OUT,
    /** What it held was let go at the request of somebody else, or of this saga before it was restored from a backup. */
    COMPENSATED
}
