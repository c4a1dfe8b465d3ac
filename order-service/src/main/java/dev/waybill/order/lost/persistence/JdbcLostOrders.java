package dev.waybill.order.lost.persistence;

import dev.waybill.order.lost.application.LostOrderLists;
import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.lost.domain.LostOrder.Compensation;
import dev.waybill.order.lost.domain.LostOrder.Snapshot;
import dev.waybill.order.lost.domain.LostOrders;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lost orders in their table. */
@Repository
class JdbcLostOrders implements LostOrders, LostOrderLists {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int BATCH = 500;

    private static final String ADD = """
            INSERT INTO lost_orders (order_id, replies, last_reply, stock, payment, first_reply_at, last_reply_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (order_id) DO NOTHING""";

    private static final String LOCK = "SELECT * FROM lost_orders WHERE order_id = ANY(?) ORDER BY order_id FOR UPDATE";

    private static final String SAVE = """
            UPDATE lost_orders SET replies = ?, last_reply = ?, stock = ?, payment = ?, last_reply_at = ?, last_sequence = ?
            WHERE order_id = ?""";

    private static final String LIST = """
            SELECT * FROM lost_orders
            WHERE order_id > :after
              AND (:compensated::boolean IS NULL OR (stock <> 'REQUESTED' AND payment <> 'REQUESTED') = :compensated)
            ORDER BY order_id LIMIT :limit""";

    private static final String COUNTS = """
            SELECT count(*) AS lost, count(*) FILTER (WHERE stock = 'REQUESTED' OR payment = 'REQUESTED') AS open
            FROM lost_orders""";

    private static final String WITHOUT_ORDER = """
            SELECT id FROM unnest(?::uuid[]) AS wanted (id)
            WHERE NOT EXISTS (SELECT FROM orders WHERE orders.id = wanted.id)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcLostOrders(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Map<OrderId, LostOrder> lockAll(Collection<LostOrder> discovered) {
        List<Snapshot> inOrder = discovered.stream()
                .map(LostOrder::snapshot)
                .sorted((one, other) -> one.id().toString().compareTo(other.id().toString()))
                .toList();
        batches.batchUpdate(ADD, inOrder, BATCH, (statement, order) -> {
            statement.setObject(1, order.id().value());
            statement.setLong(2, order.replies());
            statement.setString(3, order.lastReply().name());
            statement.setString(4, order.stock().name());
            statement.setString(5, order.payment().name());
            statement.setObject(6, order.firstReplyAt().atOffset(ZoneOffset.UTC));
            statement.setObject(7, order.lastReplyAt().atOffset(ZoneOffset.UTC));
        });
        Map<OrderId, LostOrder> locked = new HashMap<>();
        jdbc.sql(LOCK)
                .param(inOrder.stream().map(order -> order.id().value()).toArray(UUID[]::new))
                .query(JdbcLostOrders::snapshot)
                .list()
                .forEach(snapshot -> locked.put(snapshot.id(), LostOrder.restored(snapshot)));
        return locked;
    }

    @Override
    public void save(Collection<LostOrder> orders) {
        List<Snapshot> snapshots = orders.stream().map(LostOrder::snapshot).toList();
        batches.batchUpdate(SAVE, snapshots, BATCH, (statement, order) -> {
            statement.setLong(1, order.replies());
            statement.setString(2, order.lastReply().name());
            statement.setString(3, order.stock().name());
            statement.setString(4, order.payment().name());
            statement.setObject(5, order.lastReplyAt().atOffset(ZoneOffset.UTC));
            statement.setLong(6, order.lastSequence());
            statement.setObject(7, order.id().value());
        });
    }

    @Override
    public List<Snapshot> list(@Nullable Boolean compensated, @Nullable OrderId after, int limit) {
        return jdbc.sql(LIST)
                .param("after", after == null ? FIRST : after.value())
                .param("compensated", compensated, Types.BOOLEAN)
                .param("limit", limit)
                .query(JdbcLostOrders::snapshot)
                .list();
    }

    @Override
    public Counts counts() {
        return jdbc.sql(COUNTS)
                .query((row, _) -> new Counts(row.getLong("lost"), row.getLong("open")))
                .single();
    }

    @Override
    public Set<OrderId> withoutOrder(Collection<OrderId> ids) {
        UUID[] values = ids.stream().map(OrderId::value).distinct().toArray(UUID[]::new);
        Set<OrderId> without = new HashSet<>();
        jdbc.sql(WITHOUT_ORDER).param(values).query(UUID.class).list().forEach(id -> without.add(new OrderId(id)));
        return without;
    }

    private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getLong("replies"),
                Reply.valueOf(row.getString("last_reply")),
                Compensation.valueOf(row.getString("stock")),
                Compensation.valueOf(row.getString("payment")),
                row.getObject("first_reply_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_reply_at", OffsetDateTime.class).toInstant(),
                row.getLong("last_sequence"));
    }
}
