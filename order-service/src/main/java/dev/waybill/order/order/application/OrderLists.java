package dev.waybill.order.order.application;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Silence;
import dev.waybill.order.saga.domain.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be read of many orders at once. */
public interface OrderLists {

    /** Which orders: of this customer, with this status, placed before this one; {@code null} is any. */
    record Filter(
            @Nullable String customerId,
            @Nullable OrderStatus status,
            @Nullable OrderId before) {}

    /** The latest orders first, with their lines. */
    List<Order> latest(Filter filter, int limit);

    /** Orders that await an answer which did not come to the first attempt: the oldest first, after this one if it is given. */
    List<Order> overdue(@Nullable OrderId after, int limit);

    /** These orders, with their lines. */
    List<Order> all(Collection<OrderId> ids);

    /** Those of these orders that are decided: confirmed, rejected or cancelled. */
    Set<OrderId> decided(Collection<OrderId> ids);

    /** Whether any order awaits a reply. */
    boolean isAnyReplyAwaited();

    /** Deadlines that have passed, the oldest first, after this one if it is given; an order may have several. */
    List<Due> dueForTimeout(Silence silence, @Nullable Due after, int limit);

    /** A deadline of an order. */
    record Due(OrderId order, Instant deadline) {}

    /** How many orders are in progress in each status, and for how long the oldest of them has been in it. */
    Map<OrderStatus, InProgress> inProgress();

    /** Orders that are in progress. */
    record InProgress(long count, Duration oldest) {}
}
