package dev.waybill.order.lost.application;

import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.order.domain.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads lost orders, and finds out which ids belong to no order. */
@Service
@Transactional(readOnly = true)
public class FindLostOrders {

    private final LostOrderLists lists;

    FindLostOrders(LostOrderLists lists) {
        this.lists = lists;
    }

    /** Lost orders, the oldest first. */
    public List<LostOrder.Snapshot> list(@Nullable Boolean compensated, @Nullable OrderId after, int limit) {
        return lists.list(compensated, after, limit);
    }

    /** Those of these ids that belong to no order. */
    public Set<OrderId> withoutOrder(Collection<OrderId> ids) {
        return lists.withoutOrder(ids);
    }
}
