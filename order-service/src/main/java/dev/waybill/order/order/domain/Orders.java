package dev.waybill.order.order.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders. */
public interface Orders {

    /** Adds a new order. */
    void add(Order order);

    /** The order with this id, as it was at some moment. */
    Optional<Order> find(OrderId id);

    /**
     * The orders with these ids, each locked until the transaction ends. They are locked in the order of their ids, so
     * that two callers wait for each other and do not deadlock.
     */
    Map<OrderId, Order> lockAll(Collection<OrderId> ids);

    /**
     * The order with this id, locked until the transaction ends.
     *
     * @throws UnknownOrder if there is none
     */
    default Order lock(OrderId id) {
        Order order = lockAll(List.of(id)).get(id);
        if (order == null) {
            throw new UnknownOrder(id);
        }
        return order;
    }

    /** The orders with these ids that no other transaction holds at this moment, each locked until the transaction ends. */
    Map<OrderId, Order> tryLock(Collection<OrderId> ids);
}
