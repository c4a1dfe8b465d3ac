package dev.waybill.order.order.application;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.OrderSnapshot;
import dev.waybill.order.order.domain.Orders;
import dev.waybill.order.order.domain.UnknownOrder;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads orders. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class FindOrders {

    private final Orders orders;
    private final OrderLists lists;

    FindOrders(Orders orders, OrderLists lists) {
        this.orders = orders;
        this.lists = lists;
    }

    /**
     * The order, which is read by one statement.
     *
     * @throws UnknownOrder if there is none
     */
    @Transactional(readOnly = true)
    public Order order(OrderId id) {
        return orders.find(id).orElseThrow(() -> new UnknownOrder(id));
    }

    /** These orders, all as they are at one moment. */
    public List<OrderSnapshot> all(Collection<OrderId> ids) {
        return lists.all(ids).stream().map(Order::snapshot).toList();
    }

    /** The latest orders first. */
    public List<OrderSnapshot> latest(OrderLists.Filter filter, int limit) {
        return lists.latest(filter, limit).stream().map(Order::snapshot).toList();
    }

    /** The orders that wait too long, with their steps, the oldest first. */
    public List<Order> overdue(@Nullable OrderId after, int limit) {
        return lists.overdue(after, limit);
    }
}
