package dev.waybill.order.domain;

/** An order that was rejected cannot be cancelled: it is over already. */
public final class OrderNotCancellable extends RuntimeException {

    OrderNotCancellable(OrderId id) {
        super("order " + id + " was rejected");
    }
}
