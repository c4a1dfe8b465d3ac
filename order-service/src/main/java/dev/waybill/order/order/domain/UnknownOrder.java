package dev.waybill.order.order.domain;

/** There is no such order. */
public final class UnknownOrder extends RuntimeException {

    public UnknownOrder(OrderId id) {
        super("there is no order " + id);
    }
}
