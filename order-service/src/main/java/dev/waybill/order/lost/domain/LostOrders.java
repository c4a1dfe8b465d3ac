package dev.waybill.order.lost.domain;

import dev.waybill.order.order.domain.OrderId;
import java.util.Collection;
import java.util.Map;

/** All lost orders. */
public interface LostOrders {

    /**
     * These lost orders, as they were recorded before if they were, each locked until the transaction ends. They are
     * locked in the order of their ids.
     */
    Map<OrderId, LostOrder> lockAll(Collection<LostOrder> discovered);

    /** Stores what became of them. */
    void save(Collection<LostOrder> orders);
}
