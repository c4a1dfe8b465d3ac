package dev.waybill.order.saga.application;

import dev.waybill.order.lost.application.CompensateLostOrders;
import dev.waybill.order.order.application.AwaitDecisions;
import dev.waybill.order.order.application.OrderEvents;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Orders;
import dev.waybill.order.order.domain.Timetable;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Handles the answers of the other services. */
@Service
public class HandleReplies {

    /** The consumer of replies: its Kafka group, which never changes. */
    public static final String CONSUMER = "order-saga";

    private final Orders orders;
    private final SagaClock clock;
    private final OrderEvents events;
    private final CompensateLostOrders compensateLostOrders;
    private final AwaitDecisions awaitDecisions;

    HandleReplies(
            Orders orders,
            SagaClock clock,
            OrderEvents events,
            CompensateLostOrders compensateLostOrders,
            AwaitDecisions awaitDecisions) {
        this.orders = orders;
        this.clock = clock;
        this.events = events;
        this.compensateLostOrders = compensateLostOrders;
        this.awaitDecisions = awaitDecisions;
    }

    /** What was answered to an order. */
    public record Answer(OrderId order, Reply reply) {}

    /**
     * Handles the answers, in this order; there may be several to one of the orders. All orders are locked at once, and it is
     * the same moment for all.
     */
    @Transactional
    public void handle(List<Answer> answers) {
        List<OrderId> ids = answers.stream().map(Answer::order).toList();
        Map<OrderId, Order> locked = orders.lockAll(ids);
        Timetable now = clock.now();
        List<Answer> withoutOrder = new ArrayList<>();
        for (Answer answer : answers) {
            Order order = locked.get(answer.order());
            if (order == null) {
                withoutOrder.add(answer);
            } else {
                order.answer(answer.reply(), now);
                events.publish(order);
            }
        }
        if (!withoutOrder.isEmpty()) {
            compensateLostOrders.handle(withoutOrder);
        }
        awaitDecisions.lookAfterCommit(ids);
    }
}
