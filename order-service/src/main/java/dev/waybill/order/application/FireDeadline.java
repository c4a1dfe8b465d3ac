package dev.waybill.order.application;

import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.Orders;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets pass the deadlines of an order that are over. */
@Service
public class FireDeadline {

    private final Orders orders;
    private final Sagas sagas;

    FireDeadline(Orders orders, Sagas sagas) {
        this.orders = orders;
        this.sagas = sagas;
    }

    /** Asks again, or gives up; does nothing if somebody else is at work on the order, or was just now. */
    @Transactional
    public void fire(OrderId id) {
        orders.lockUnlessBusy(id).ifPresent(order -> sagas.happen(order, Order::handleDeadlines));
    }
}
