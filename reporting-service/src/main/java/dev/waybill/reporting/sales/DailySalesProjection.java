package dev.waybill.reporting.sales;

import dev.waybill.events.order.OrderEvent;
import dev.waybill.reporting.projection.JsonRows;
import dev.waybill.reporting.projection.ProjectedEvent;
import dev.waybill.reporting.projection.Projection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts each order in the hour in which it was placed, by what has become of it. */
@Component
class DailySalesProjection implements Projection {

    private static final String KNOWN = """
            SELECT order_id, epoch, sequence, hour, currency, total, status FROM sales_order
            WHERE generation = :generation AND order_id = ANY (:ids)
            """;

    private static final String SAVE = """
            INSERT INTO sales_order (generation, order_id, epoch, sequence, hour, currency, total, status)
            SELECT :generation, order_id, epoch, sequence, hour, currency, total, status
            FROM jsonb_to_recordset(:orders::jsonb) AS o (
                order_id uuid, epoch bigint, sequence bigint, hour timestamptz, currency text, total numeric, status text)
            ORDER BY order_id
            ON CONFLICT (generation, order_id) DO UPDATE SET
                epoch = excluded.epoch, sequence = excluded.sequence, hour = excluded.hour, currency = excluded.currency,
                total = excluded.total, status = excluded.status
            """;

    private static final String COUNT = """
            INSERT INTO sales_hour AS s (
                generation, hour, currency, partition_no, placed, confirmed, rejected, cancelled, revenue)
            SELECT :generation, hour, currency, partition_no, placed, confirmed, rejected, cancelled, revenue
            FROM jsonb_to_recordset(:counts::jsonb) AS c (
                hour timestamptz, currency text, partition_no integer,
                placed bigint, confirmed bigint, rejected bigint, cancelled bigint, revenue numeric)
            ORDER BY hour, currency, partition_no
            ON CONFLICT (generation, hour, currency, partition_no) DO UPDATE SET
                placed = s.placed + excluded.placed, confirmed = s.confirmed + excluded.confirmed,
                rejected = s.rejected + excluded.rejected, cancelled = s.cancelled + excluded.cancelled,
                revenue = s.revenue + excluded.revenue
            """;

    private final JdbcClient jdbc;

    DailySalesProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "daily_sales";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("sales_order", "sales_hour");
    }

    @Override
    public boolean handles(Class<?> payload) {
        return OrderEvent.class.isAssignableFrom(payload);
    }

    @Override
    public void apply(int generation, List<ProjectedEvent> events) {
        Map<UUID, List<ProjectedEvent>> handled =
                events.stream().collect(Collectors.groupingBy(event -> ((OrderEvent) event.payload()).orderId()));
        Map<UUID, SalesOrder> known = known(generation, handled.keySet());
        List<SalesOrder> orders = new ArrayList<>();
        Map<Counter, Sales> changes = new HashMap<>();
        handled.forEach((orderId, ofOrder) -> {
            SalesOrder before = known.getOrDefault(orderId, SalesOrder.unknown(orderId));
            SalesOrder after = before;
            for (ProjectedEvent event : ofOrder) {
                after = after.after((OrderEvent) event.payload(), event.epoch());
            }
            orders.add(after);
            Counter counter = Counter.of(after, ofOrder.getFirst().partition());
            if (counter != null) {
                changes.merge(counter, after.sales().minus(before.sales()), Sales::plus);
            }
        });
        save(generation, orders, changes);
    }

    private Map<UUID, SalesOrder> known(int generation, Collection<UUID> ids) {
        return jdbc
                .sql(KNOWN)
                .param("generation", generation)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> new SalesOrder(
                        row.getObject("order_id", UUID.class),
                        row.getLong("epoch"),
                        row.getLong("sequence"),
                        instant(row.getObject("hour", OffsetDateTime.class)),
                        row.getString("currency"),
                        row.getBigDecimal("total"),
                        row.getString("status")))
                .stream()
                .collect(Collectors.toMap(SalesOrder::orderId, Function.identity()));
    }

    private void save(int generation, Collection<SalesOrder> orders, Map<Counter, Sales> changes) {
        jdbc.sql(SAVE)
                .param("generation", generation)
                .param("orders", JsonRows.of(orders))
                .update();
        List<CountRow> counts = changes.entrySet().stream().map(CountRow::of).toList();
        jdbc.sql(COUNT)
                .param("generation", generation)
                .param("counts", JsonRows.of(counts))
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private record Counter(Instant hour, String currency, int partition) {

        static @Nullable Counter of(SalesOrder order, int partition) {
            return order.hour() == null || order.currency() == null
                    ? null
                    : new Counter(order.hour(), order.currency(), partition);
        }
    }

    private record CountRow(
            Instant hour,
            String currency,
            int partitionNo,
            long placed,
            long confirmed,
            long rejected,
            long cancelled,
            BigDecimal revenue) {

        static CountRow of(Map.Entry<Counter, Sales> change) {
            Counter counter = change.getKey();
            Sales sales = change.getValue();
            return new CountRow(
                    counter.hour(),
                    counter.currency(),
                    counter.partition(),
                    sales.placed(),
                    sales.confirmed(),
                    sales.rejected(),
                    sales.cancelled(),
                    sales.revenue());
        }
    }
}
