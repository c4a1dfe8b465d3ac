package dev.waybill.order.order.application;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Orders;
import dev.waybill.order.order.domain.UnknownOrder;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** Shows each of these orders to the viewer, all as they are at one moment. */
    public void show(Collection<OrderId> ids, Consumer<Order> viewer) {
        lists.all(ids).forEach(viewer);
    }

    /** What the view shows of the latest orders. */
    public <T> List<T> latest(OrderLists.Filter filter, int limit, Function<Order, T> view) {
        return lists.latest(filter, limit).stream().map(view).toList();
    }

    /** What the view shows of the orders that wait too long, the oldest first. */
    public <T> List<T> overdue(@Nullable OrderId after, int limit, Function<Order, T> view) {
        return lists.overdue(after, limit).stream().map(view).toList();
    }
}
