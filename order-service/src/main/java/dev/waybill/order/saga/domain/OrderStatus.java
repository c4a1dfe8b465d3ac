package dev.waybill.order.saga.domain;

/** What the customer sees of an order. */
public enum OrderStatus {
    PLACED,
    STOCK_RESERVED,
    CONFIRMED,
    REJECTED,
    CANCELLED;

    /** Whether an order with this status always awaits something. */
    public boolean isUnderWay() {
        return this == PLACED || this == STOCK_RESERVED;
    }
}
