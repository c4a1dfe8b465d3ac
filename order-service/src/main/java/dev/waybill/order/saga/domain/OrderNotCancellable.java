package dev.waybill.order.saga.domain;

/** An order that was rejected cannot be cancelled: it is over already. */
public final class OrderNotCancellable extends RuntimeException {

    OrderNotCancellable(Reason rejectedFor) {
        super("the order was rejected: " + rejectedFor);
    }
}
