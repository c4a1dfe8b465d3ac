package dev.waybill.order.order.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the orders that were placed lately. */
public interface RecentOrders {

    /** Of those placed since then. */
    Progress progress(Instant since);

    /** How many of those placed since then are not settled, by customer; those who have most. */
    Map<String, Long> unsettledByCustomer(Instant since);

    /**
     * How far they are.
     *
     * @param unsettled those that are under way
     * @param settled those that are settled
     * @param oldestUnsettled for how long the oldest is under way
     * @param stillFor since when none has settled; {@code null} if none has
     */
    record Progress(
            long unsettled,
            long settled,
            Duration oldestUnsettled,
            @Nullable Duration stillFor) {}
}
