package dev.waybill.reporting.sales;

import java.math.BigDecimal;

/**
 * Orders by what became of them, so far; those that are none of the three are open.
 *
 * @param revenue of the confirmed ones: a cancellation takes it back
 */
record Sales(long placed, long confirmed, long rejected, long cancelled, BigDecimal revenue) {

    static final Sales NONE = new Sales(0, 0, 0, 0, BigDecimal.ZERO);

    Sales plus(Sales other) {
        return new Sales(
                placed + other.placed,
                confirmed + other.confirmed,
                rejected + other.rejected,
                cancelled + other.cancelled,
                revenue.add(other.revenue));
    }

    Sales minus(Sales other) {
        return new Sales(
                placed - other.placed,
                confirmed - other.confirmed,
                rejected - other.rejected,
                cancelled - other.cancelled,
                revenue.subtract(other.revenue));
    }
}
