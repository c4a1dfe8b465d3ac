package dev.waybill.reporting.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads the order summary of the live generation. */
@Repository
public class OrderReports {

    private final JdbcClient jdbc;

    OrderReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order, if an event of it has come. */
    public Optional<OrderSummary> find(UUID orderId) {
        return jdbc.sql("SELECT * FROM order_summary WHERE order_id = :id")
                .param("id", orderId)
                .query(OrderReports::summary)
                .optional();
    }

    /** The latest orders first. */
    public List<OrderSummary> latest(int most) {
        return search(OrderFilter.ALL, null, most);
    }

    /** Orders that match, the latest first. */
    public List<OrderSummary> search(OrderFilter filter, @Nullable Place after, int most) {
        List<Condition> conditions = new ArrayList<>();
        add(conditions, "customer_id = :customer", "customer", filter.customerId());
        add(conditions, "status = :status", "status", filter.status());
        add(conditions, Boolean.TRUE.equals(filter.settled()) ? "settled" : "NOT settled", "settled", filter.settled());
        add(conditions, "placed_at >= :from", "from", utc(filter.placedFrom()));
        add(conditions, "placed_at < :before", "before", utc(filter.placedBefore()));
        if (after != null) {
            add(conditions, "(placed_at, order_id) < (:placedAt, :orderId)", "placedAt", utc(after.placedAt()));
            add(conditions, "true", "orderId", after.orderId());
        }
        String where =
                String.join(" AND ", conditions.stream().map(Condition::sql).toList());
        StatementSpec statement = jdbc.sql("SELECT * FROM order_summary "
                        + (where.isEmpty() ? "" : "WHERE " + where)
                        + " ORDER BY placed_at DESC, order_id DESC LIMIT :most")
                .param("most", most);
        for (Condition condition : conditions) {
            statement = statement.param(condition.name(), condition.value());
        }
        return statement.query(OrderReports::summary).list();
    }

    private static void add(List<Condition> conditions, String sql, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, name, value));
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static OrderSummary summary(ResultSet row, int index) throws SQLException {
        return new OrderSummary(
                row.getObject("order_id", UUID.class),
                row.getString("customer_id"),
                row.getBigDecimal("total"),
                row.getString("currency"),
                row.getLong("items"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getString("status"),
                row.getBoolean("settled"),
                row.getString("reason"),
                row.getString("payment"),
                row.getString("reservation"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** Where the part before ended. */
    public record Place(Instant placedAt, UUID orderId) {}

    private record Condition(String sql, String name, Object value) {}
}
