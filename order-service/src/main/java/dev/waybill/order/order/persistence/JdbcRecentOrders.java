package dev.waybill.order.order.persistence;

import dev.waybill.order.order.application.RecentOrders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Recent orders are the end of the primary key: an id begins with its time. */
@Repository
class JdbcRecentOrders implements RecentOrders {

    private static final String PROGRESS = """
            SELECT count(*) FILTER (WHERE NOT settled) AS unsettled, count(*) FILTER (WHERE settled) AS settled,
                   extract(epoch FROM clock_timestamp() - min(placed_at) FILTER (WHERE NOT settled)) AS oldest,
                   extract(epoch FROM clock_timestamp() - max(updated_at) FILTER (WHERE settled)) AS still
            FROM orders WHERE id >= ?""";

    private static final String BY_CUSTOMER = """
            SELECT customer_id, count(*) AS orders FROM orders WHERE id >= ? AND NOT settled
            GROUP BY customer_id HAVING count(*) > 1 ORDER BY orders DESC LIMIT 100""";

    private final JdbcClient jdbc;

    JdbcRecentOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Progress progress(Instant since) {
        return jdbc.sql(PROGRESS)
                .param(firstAt(since))
                .query((row, _) -> new Progress(
                        row.getLong("unsettled"),
                        row.getLong("settled"),
                        Objects.requireNonNullElse(duration(row, "oldest"), Duration.ZERO),
                        duration(row, "still")))
                .single();
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofMillis((long) (seconds * 1_000));
    }

    @Override
    public Map<String, Long> unsettledByCustomer(Instant since) {
        Map<String, Long> orders = new HashMap<>();
        jdbc.sql(BY_CUSTOMER).param(firstAt(since)).query(row -> {
            orders.put(row.getString("customer_id"), row.getLong("orders"));
        });
        return orders;
    }

    /** The least id of that time. */
    private static UUID firstAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
