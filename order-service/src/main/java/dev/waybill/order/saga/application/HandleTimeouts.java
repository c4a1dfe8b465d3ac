package dev.waybill.order.saga.application;

import dev.waybill.order.order.application.OrderEvents;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Orders;
import dev.waybill.order.order.domain.Silence;
import dev.waybill.order.order.domain.Timetable;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Times out what orders await for too long. */
@Service
public class HandleTimeouts {

    private final Orders orders;
    private final SagaClock clock;
    private final OrderEvents events;

    HandleTimeouts(Orders orders, SagaClock clock, OrderEvents events) {
        this.orders = orders;
        this.clock = clock;
        this.events = events;
    }

    /** Sends again, or gives up; leaves out orders that are locked by another transaction, or are not overdue any more. */
    @Transactional
    public void handle(Collection<OrderId> ids, Silence silence) {
        Collection<Order> locked = orders.tryLock(ids).values();
        Timetable now = clock.now();
        for (Order order : locked) {
            order.timeOut(silence, now);
            events.publish(order);
        }
    }
}
