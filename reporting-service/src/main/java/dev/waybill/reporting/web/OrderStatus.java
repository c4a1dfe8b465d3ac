package dev.waybill.reporting.web;

/** What can be selected; the states are order-service's. */
enum OrderStatus {
    PLACED,
    STOCK_RESERVED,
    CONFIRMED,
    REJECTED,
    CANCELLED
}
