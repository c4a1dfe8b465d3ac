package dev.waybill.order.web;

import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.UnknownOrder;
import dev.waybill.web.security.Caller;

/** To a customer, others' orders do not exist. */
final class OrderVisibility {

    private OrderVisibility() {}

    static void check(Order order, Caller caller) {
        if (!caller.isOperator() && !order.customer().is(caller.subject())) {
            throw new UnknownOrder(order.id());
        }
    }
}
