package dev.waybill.order.application;

import dev.waybill.order.application.HandleReplies.Answer;
import dev.waybill.order.domain.Consequences;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.Orders;
import dev.waybill.order.domain.Patience;
import dev.waybill.order.domain.UnknownOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets things happen to orders, and sends on what follows, all in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Sagas {

    private final Orders orders;
    private final DatabaseTime time;
    private final Patience patience;
    private final Announcements announcements;
    private final SagaMetrics metrics;

    Sagas(Orders orders, DatabaseTime time, Patience patience, Announcements announcements, SagaMetrics metrics) {
        this.orders = orders;
        this.time = time;
        this.patience = patience;
        this.announcements = announcements;
        this.metrics = metrics;
    }

    /** Something that happens to an order. */
    @FunctionalInterface
    interface Happening {
        Consequences to(Order order, Instant now, Patience patience);
    }

    /** The beginning of an order. */
    @FunctionalInterface
    interface Placing {
        Consequences at(Instant now, Patience patience);
    }

    Order begin(Placing placing) {
        Consequences placed = placing.at(time.now(), patience);
        orders.add(placed.order());
        sendOn(placed);
        return placed.order();
    }

    /** Lets it happen to this order, which the caller has locked. */
    void happen(Order locked, Happening happening) {
        happenToAll(List.of(locked), happening);
    }

    /** Lets it happen to these orders, which the caller has locked; it is the same moment for all. */
    void happenToAll(Collection<Order> locked, Happening happening) {
        Instant now = time.now();
        locked.forEach(order -> sendOn(happening.to(order, now, patience)));
    }

    /**
     * Brings the answers to their orders: all are locked at once, and it is the same moment for all.
     *
     * @return the answers to orders that are not here
     */
    List<Answer> answer(List<Answer> answers) {
        Map<OrderId, Order> locked =
                orders.lockAll(answers.stream().map(Answer::order).toList());
        Instant now = time.now();
        List<Answer> withoutOrder = new ArrayList<>();
        for (Answer answer : answers) {
            Order order = locked.get(answer.order());
            if (order == null) {
                withoutOrder.add(answer);
            } else {
                sendOn(order.handle(answer.reply(), now, patience));
            }
        }
        return withoutOrder;
    }

    /** Lets it happen to the order with this id. */
    Order happen(OrderId id, Happening happening) {
        Order order = orders.lockAll(List.of(id)).get(id);
        if (order == null) {
            throw new UnknownOrder(id);
        }
        happen(order, happening);
        return order;
    }

    private void sendOn(Consequences consequences) {
        announcements.announce(consequences);
        metrics.count(consequences);
    }
}
