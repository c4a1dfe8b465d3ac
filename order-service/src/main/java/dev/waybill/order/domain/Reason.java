package dev.waybill.order.domain;

/** Why an order was rejected or cancelled. */
public enum Reason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    PAYMENT_FAILED,
    CUSTOMER_REQUEST,
    TIMED_OUT
}
