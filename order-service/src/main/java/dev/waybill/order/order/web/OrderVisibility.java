package dev.waybill.order.order.web;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.UnknownOrder;
import dev.waybill.web.security.Caller;

/** To a customer, others' orders do not exist. */
public final class OrderVisibility {

    private OrderVisibility() {}

    /** Refuses to show another customer's order. */
    public static void check(Order order, Caller caller) {
        if (!caller.isOperator() && !order.customer().is(caller.subject())) {
            throw new UnknownOrder(order.id());
        }
    }
}
