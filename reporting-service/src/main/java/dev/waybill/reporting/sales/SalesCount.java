package dev.waybill.reporting.sales;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What became of the orders that were placed in a span of time, so far.
 *
 * @param since the beginning of the span
 * @param confirmed those that stand; one that was cancelled afterwards counts as cancelled
 * @param revenue the total of the confirmed ones
 */
public record SalesCount(
        Instant since,
        String currency,
        long placed,
        long confirmed,
        long rejected,
        long cancelled,
        BigDecimal revenue) {

    /** Those that are neither confirmed nor rejected nor cancelled yet. */
    public long open() {
        return placed - confirmed - rejected - cancelled;
    }
}
