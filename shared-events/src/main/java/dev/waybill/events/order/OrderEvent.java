package dev.waybill.events.order;

import java.util.UUID;

/** A fact about one order; its key is the order id. */
public sealed interface OrderEvent
        permits OrderPlaced, OrderStockReserved, OrderConfirmed, OrderRejected, OrderCancelled, OrderSettled {

    /** The order that this is about. */
    UUID orderId();

    /** The event's place in the order's history, contiguous from 1. */
    long sequence();
}
