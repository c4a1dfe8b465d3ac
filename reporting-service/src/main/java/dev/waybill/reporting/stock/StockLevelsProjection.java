package dev.waybill.reporting.stock;

import dev.waybill.events.inventory.ProductEvent;
import dev.waybill.events.inventory.ReservationEvent;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.reporting.projection.JsonRows;
import dev.waybill.reporting.projection.ProjectedEvent;
import dev.waybill.reporting.projection.Projection;
import dev.waybill.reporting.stock.HeldStock.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Products with what has been received, and what reservations hold of it. */
@Component
class StockLevelsProjection implements Projection {

    private static final String MERGE_PRODUCTS = """
            INSERT INTO stock_product AS p (
                generation, sku, name, price, currency, product_epoch, product_sequence, received, received_epoch, received_sequence)
            SELECT :generation, sku, name, price, currency, product_epoch, product_sequence, received, received_epoch, received_sequence
            FROM jsonb_to_recordset(:products::jsonb) AS c (
                sku text, name text, price numeric, currency text, product_epoch bigint, product_sequence bigint,
                received bigint, received_epoch bigint, received_sequence bigint)
            ORDER BY sku
            ON CONFLICT (generation, sku) DO UPDATE SET
                name = CASE WHEN (excluded.product_epoch, excluded.product_sequence) > (p.product_epoch, p.product_sequence)
                       THEN excluded.name ELSE p.name END,
                price = CASE WHEN (excluded.product_epoch, excluded.product_sequence) > (p.product_epoch, p.product_sequence)
                       THEN excluded.price ELSE p.price END,
                currency = CASE WHEN (excluded.product_epoch, excluded.product_sequence) > (p.product_epoch, p.product_sequence)
                       THEN excluded.currency ELSE p.currency END,
                product_sequence = CASE WHEN (excluded.product_epoch, excluded.product_sequence) > (p.product_epoch, p.product_sequence)
                       THEN excluded.product_sequence ELSE p.product_sequence END,
                product_epoch = greatest(p.product_epoch, excluded.product_epoch),
                received = CASE WHEN (excluded.received_epoch, excluded.received_sequence) > (p.received_epoch, p.received_sequence)
                       THEN excluded.received ELSE p.received END,
                received_sequence = CASE WHEN (excluded.received_epoch, excluded.received_sequence) > (p.received_epoch, p.received_sequence)
                       THEN excluded.received_sequence ELSE p.received_sequence END,
                received_epoch = greatest(p.received_epoch, excluded.received_epoch)
            """;

    private static final String KNOWN = """
            SELECT order_id, rank, lines FROM stock_reservation
            WHERE generation = :generation AND order_id = ANY (:ids)
            """;

    private static final String SAVE = """
            INSERT INTO stock_reservation (generation, order_id, rank, lines)
            SELECT :generation, order_id, rank, lines
            FROM jsonb_to_recordset(:reservations::jsonb) AS r (order_id uuid, rank smallint, lines jsonb)
            ORDER BY order_id
            ON CONFLICT (generation, order_id) DO UPDATE SET rank = excluded.rank, lines = excluded.lines
            """;

    private static final String COUNT = """
            INSERT INTO stock_held AS h (generation, sku, partition_no, reserved, shipped)
            SELECT :generation, sku, partition_no, reserved, shipped
            FROM jsonb_to_recordset(:counts::jsonb) AS c (sku text, partition_no integer, reserved bigint, shipped bigint)
            ORDER BY sku, partition_no
            ON CONFLICT (generation, sku, partition_no) DO UPDATE SET
                reserved = h.reserved + excluded.reserved, shipped = h.shipped + excluded.shipped
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StockLevelsProjection(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String name() {
        return "stock_levels";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("stock_product", "stock_reservation", "stock_held");
    }

    @Override
    public boolean handles(Class<?> payload) {
        return ProductEvent.class.isAssignableFrom(payload) || ReservationEvent.class.isAssignableFrom(payload);
    }

    @Override
    public void apply(int generation, List<ProjectedEvent> events) {
        Map<String, ProductChange> products = new HashMap<>();
        Map<UUID, Integer> partitions = new HashMap<>();
        Map<UUID, List<ReservationEvent>> reservations = new LinkedHashMap<>();
        for (ProjectedEvent event : events) {
            switch (event.payload()) {
                case ProductEvent product ->
                    products.computeIfAbsent(product.sku(), ProductChange::new).apply(product, event.epoch());
                case ReservationEvent reservation -> {
                    partitions.put(reservation.orderId(), event.partition());
                    reservations
                            .computeIfAbsent(reservation.orderId(), _ -> new ArrayList<>())
                            .add(reservation);
                }
                default -> throw new IllegalArgumentException("not handled: " + event.payload());
            }
        }
        merge(generation, products.values());
        hold(generation, reservations, partitions);
    }

    private void merge(int generation, Collection<ProductChange> products) {
        if (!products.isEmpty()) {
            jdbc.sql(MERGE_PRODUCTS)
                    .param("generation", generation)
                    .param("products", JsonRows.of(products))
                    .update();
        }
    }

    private void hold(int generation, Map<UUID, List<ReservationEvent>> events, Map<UUID, Integer> partitions) {
        if (events.isEmpty()) {
            return;
        }
        Map<UUID, HeldStock> known = known(generation, events.keySet());
        Map<UUID, HeldStock> after = new HashMap<>();
        Map<Counter, Held> changes = new HashMap<>();
        events.forEach((orderId, handled) -> {
            HeldStock before = known.getOrDefault(orderId, HeldStock.nothingYet(orderId));
            HeldStock now = before;
            for (ReservationEvent event : handled) {
                now = now.after(event);
            }
            after.put(orderId, now);
            int partition = partitions.getOrDefault(orderId, 0);
            now.held().forEach((sku, held) -> changes.merge(new Counter(sku, partition), held, Held::plus));
            before.held()
                    .forEach((sku, held) -> changes.merge(new Counter(sku, partition), held.negated(), Held::plus));
        });
        save(generation, after.values(), changes);
    }

    private Map<UUID, HeldStock> known(int generation, Collection<UUID> ids) {
        return jdbc
                .sql(KNOWN)
                .param("generation", generation)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> heldStock(row))
                .stream()
                .collect(Collectors.toMap(HeldStock::orderId, Function.identity()));
    }

    private HeldStock heldStock(ResultSet row) throws SQLException {
        List<StockLine> lines = json.readValue(row.getString("lines"), new TypeReference<List<StockLine>>() {});
        return new HeldStock(row.getObject("order_id", UUID.class), row.getInt("rank"), lines);
    }

    private void save(int generation, Collection<HeldStock> reservations, Map<Counter, Held> changes) {
        jdbc.sql(SAVE)
                .param("generation", generation)
                .param("reservations", JsonRows.of(reservations))
                .update();
        List<CountRow> counts = changes.entrySet().stream()
                .map(e -> new CountRow(
                        e.getKey().sku(),
                        e.getKey().partition(),
                        e.getValue().reserved(),
                        e.getValue().shipped()))
                .toList();
        jdbc.sql(COUNT)
                .param("generation", generation)
                .param("counts", JsonRows.of(counts))
                .update();
    }

    private record Counter(String sku, int partition) {}

    private record CountRow(String sku, int partitionNo, long reserved, long shipped) {}
}
