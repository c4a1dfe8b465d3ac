package dev.waybill.reporting.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which orders are wanted; what is {@code null} does not matter. */
public record OrderFilter(
        @Nullable String customerId,
        @Nullable String status,
        @Nullable Boolean settled,
        @Nullable Instant placedFrom,
        @Nullable Instant placedBefore) {

    public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null);
}
