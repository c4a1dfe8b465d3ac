package dev.waybill.order.order.persistence;

import dev.waybill.order.order.application.OrderLists;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Silence;
import dev.waybill.order.saga.domain.OrderStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of orders, by SQL that its indexes serve. */
@Repository
class JpaOrderLists implements OrderLists {

    /** As the partial indexes say it, so that they serve whatever the status is. */
    private static final String IN_PROGRESS_ONLY = " AND o.steps.settled = false";

    private static final String DECIDED_ONLY = " AND o.status IN (CONFIRMED, REJECTED, CANCELLED)";

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String OVERDUE = """
            SELECT DISTINCT order_id FROM saga_steps
            WHERE deadline IS NOT NULL AND (attempts > 1 OR deadline <= clock_timestamp()) AND order_id > ?
            ORDER BY order_id LIMIT ?""";

    private static final String OVERDUE_ORDERS = """
            SELECT o FROM Order o LEFT JOIN FETCH o.steps.progress WHERE o.id.value IN :ids ORDER BY o.id.value""";

    /** Hibernate translates a query with a list anew each time; one with an array it knows already. */
    private static final String ALL = """
            SELECT o FROM Order o LEFT JOIN FETCH o.lines
            WHERE cast(sql('(? = any(?))', o.id.value, :ids) AS boolean) = true""";

    private static final String DECIDED =
            "SELECT id FROM orders WHERE id = ANY(?) AND status NOT IN ('PLACED', 'STOCK_RESERVED')";

    private static final String ANY_REPLY_AWAITED = "SELECT EXISTS (SELECT FROM saga_steps WHERE deadline IS NOT NULL)";

    private static final String DUE = """
            SELECT order_id, deadline FROM saga_steps
            WHERE deadline <= :until AND last_sent_at < :sentBefore AND (deadline, order_id) > (:deadline, :order)
            ORDER BY deadline, order_id LIMIT :limit""";

    private static final String IN_PROGRESS = """
            SELECT status, count(*) AS orders, extract(epoch FROM clock_timestamp() - min(updated_at)) AS seconds
            FROM orders WHERE NOT settled GROUP BY status""";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    JpaOrderLists(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    public List<Order> latest(Filter filter, int limit) {
        StringBuilder jpql = new StringBuilder("SELECT o FROM Order o WHERE o.id.value < :before");
        Map<String, Object> parameters = new HashMap<>();
        OrderId before = filter.before();
        parameters.put("before", before == null ? LAST : before.value());
        if (filter.customerId() != null) {
            jpql.append(" AND o.customer.id = :customer");
            parameters.put("customer", filter.customerId());
        }
        if (filter.status() != null) {
            jpql.append(filter.status().isUnderWay() ? IN_PROGRESS_ONLY : DECIDED_ONLY);
            jpql.append(" AND o.status = :status");
            parameters.put("status", filter.status());
        }
        TypedQuery<Order> query = entities.createQuery(jpql + " ORDER BY o.id.value DESC", Order.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    @Override
    public List<Order> overdue(@Nullable OrderId after, int limit) {
        List<UUID> ids = jdbc.sql(OVERDUE)
                .param(after == null ? FIRST : after.value())
                .param(limit)
                .query(JpaOrderLists::id)
                .list();
        return entities.createQuery(OVERDUE_ORDERS, Order.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Override
    public List<Order> all(Collection<OrderId> ids) {
        return entities.createQuery(ALL, Order.class)
                .setParameter("ids", values(ids))
                .getResultList();
    }

    @Override
    public Set<OrderId> decided(Collection<OrderId> ids) {
        return jdbc.sql(DECIDED)
                .param(values(ids))
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .set();
    }

    private static UUID[] values(Collection<OrderId> ids) {
        return ids.stream().map(OrderId::value).toArray(UUID[]::new);
    }

    @Override
    public boolean isAnyReplyAwaited() {
        return jdbc.sql(ANY_REPLY_AWAITED).query(Boolean.class).single();
    }

    @Override
    public List<Due> dueForTimeout(Silence silence, @Nullable Due after, int limit) {
        return jdbc.sql(DUE)
                .param("until", utc(silence.until()))
                .param("sentBefore", utc(silence.sentBefore()))
                .param("deadline", utc(after == null ? Instant.EPOCH : after.deadline()))
                .param("order", after == null ? FIRST : after.order().value())
                .param("limit", limit)
                .query((row, number) -> new Due(
                        new OrderId(id(row, number)),
                        row.getObject("deadline", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("order_id", UUID.class);
    }

    @Override
    public Map<OrderStatus, InProgress> inProgress() {
        Map<OrderStatus, InProgress> inProgress = new EnumMap<>(OrderStatus.class);
        jdbc.sql(IN_PROGRESS).query(row -> {
            Duration oldest = Duration.ofMillis((long) (row.getDouble("seconds") * 1_000));
            inProgress.put(OrderStatus.valueOf(row.getString("status")), new InProgress(row.getLong("orders"), oldest));
        });
        return inProgress;
    }
}
