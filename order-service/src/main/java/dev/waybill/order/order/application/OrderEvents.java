package dev.waybill.order.order.application;

import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;

/** Publishes the events of orders, once the current transaction commits. */
public interface OrderEvents {

    /** Publishes the order's new events and then sends the new commands of its saga, after all that were published before. */
    void publish(Order order);

    /** Publishes what follows for an order that is not here. */
    void publishLost(OrderId lost, LostOrder.Outcome outcome);
}
