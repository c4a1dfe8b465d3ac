package dev.waybill.order.order.application;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Orders;
import dev.waybill.order.saga.application.SagaClock;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order back, on its customer's behalf. */
@Service
public class CancelOrder {

    private final Orders orders;
    private final SagaClock clock;
    private final OrderEvents events;

    CancelOrder(Orders orders, SagaClock clock, OrderEvents events) {
        this.orders = orders;
        this.clock = clock;
        this.events = events;
    }

    /** Cancels the order, whatever it is doing. */
    @Transactional
    public void cancel(OrderId id, Preconditions preconditions) {
        Order order = orders.lock(id);
        preconditions.require(ETags.tag(order.version()));
        order.cancel(clock.now());
        events.publish(order);
    }
}
