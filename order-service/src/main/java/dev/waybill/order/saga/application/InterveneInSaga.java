package dev.waybill.order.saga.application;

import dev.waybill.order.order.application.OrderEvents;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Orders;
import dev.waybill.order.order.domain.Timetable;
import dev.waybill.order.saga.application.Interventions.Intervention;
import dev.waybill.order.saga.application.Interventions.Kind;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an operator help an order that waits too long; every intervention is recorded. */
@Service
public class InterveneInSaga {

    private final Orders orders;
    private final SagaClock clock;
    private final OrderEvents events;
    private final Interventions interventions;

    InterveneInSaga(Orders orders, SagaClock clock, OrderEvents events, Interventions interventions) {
        this.orders = orders;
        this.clock = clock;
        this.events = events;
        this.interventions = interventions;
    }

    /** Sends again every command that awaits its reply. */
    @Transactional
    public void retry(OrderId id, String operator, String note, Preconditions preconditions) {
        Order order = orders.lock(id);
        preconditions.require(etag(order));
        Timetable now = clock.now();
        order.retry(now);
        events.publish(order);
        interventions.record(id, new Intervention(Kind.RETRY, operator, note, now.now()));
    }

    /** Ends an order that awaits something: it is cancelled as timed out, and everything is undone. */
    @Transactional
    public void compensate(OrderId id, String operator, String note, Preconditions preconditions) {
        Order order = orders.lock(id);
        preconditions.require(etag(order));
        Timetable now = clock.now();
        order.giveUp(now);
        events.publish(order);
        interventions.record(id, new Intervention(Kind.COMPENSATE, operator, note, now.now()));
    }

    /** Changes with the order, and with what operators do to it. */
    private String etag(Order order) {
        return ETags.tag(order.version(), interventions.of(order.id()).size());
    }
}
