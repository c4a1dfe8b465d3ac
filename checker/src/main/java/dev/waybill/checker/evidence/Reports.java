package dev.waybill.checker.evidence;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the read models say.
 *
 * @param sales by currency
 * @param logged ids of the messages in the event log
 */
public record Reports(
        Map<String, Summary> orders, Map<String, Books.Stock> stock, Map<String, Sales> sales, Set<String> logged) {

    /** One order's row. */
    public record Summary(String status, @Nullable String reason, boolean settled, BigDecimal total, String currency) {

        public Summary {
            total = total.stripTrailingZeros();
        }
    }

    /** What was sold. */
    public record Sales(long placed, long confirmed, long rejected, long cancelled, BigDecimal revenue) {

        public Sales {
            revenue = revenue.stripTrailingZeros();
        }

        /** Both together. */
        public Sales plus(Sales other) {
            return new Sales(
                    placed + other.placed,
                    confirmed + other.confirmed,
                    rejected + other.rejected,
                    cancelled + other.cancelled,
                    revenue.add(other.revenue));
        }
    }
}
