package dev.waybill.order.lost.application;

import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.order.domain.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be read of many lost orders at once. */
public interface LostOrderLists {

    /**
     * Lost orders by id, hence the oldest first, after this one if it is given.
     *
     * @param compensated whether everything that they held was let go; {@code null} is any
     */
    List<LostOrder.Snapshot> list(@Nullable Boolean compensated, @Nullable OrderId after, int limit);

    /** How many there are. */
    Counts counts();

    /** Those of these ids that belong to no order. */
    Set<OrderId> withoutOrder(Collection<OrderId> ids);

    /**
     * How many lost orders there are.
     *
     * @param open those with a compensation that was not replied to yet
     */
    record Counts(long all, long open) {}
}
