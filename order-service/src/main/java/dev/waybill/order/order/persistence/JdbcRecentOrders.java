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
            select count(*) filter (where not settled) as unsettled, count(*) filter (where settled) as settled,
                   extract(epoch from clock_timestamp() - min(placed_at) filter (where not settled)) as oldest,
                   extract(epoch from clock_timestamp() - max(updated_at) filter (where settled)) as still
            from orders where id >= ?""";

    private static final String BY_CUSTOMER = """
            select customer_id, count(*) as orders from orders where id >= ? and not settled
            group by customer_id having count(*) > 1 order by orders desc limit 100""";

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
