package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Books.Payment;
import dev.waybill.checker.evidence.Books.Reservation;
import dev.waybill.checker.evidence.Books.Stock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the services' own tables. */
public final class BookReader {

    private final PlatformAddress platform;

    public BookReader(PlatformAddress platform) {
        this.platform = platform;
    }

    /** How many orders are not settled. */
    public long unsettled() {
        return platform.database("order-service").count("SELECT count(*) FROM orders WHERE NOT settled");
    }

    Map<String, Order> orders() {
        Database database = platform.database("order-service");
        Map<String, Map<String, Long>> lines = lines(database, "SELECT order_id, sku, quantity FROM order_lines");
        return database
                .query(
                        "SELECT id, status, reason, settled, total, currency FROM orders",
                        row -> new Order(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBigDecimal(5),
                                row.getString(6),
                                lines.getOrDefault(row.getString(1), Map.of())))
                .stream()
                .collect(Collectors.toMap(Order::id, Function.identity()));
    }

    Set<String> compensatedByHand() {
        return Set.copyOf(platform.database("order-service")
                .query("SELECT order_id FROM saga_interventions WHERE kind = 'COMPENSATE'", row -> row.getString(1)));
    }

    Set<String> lost() {
        return Set.copyOf(
                platform.database("order-service").query("SELECT order_id FROM lost_orders", row -> row.getString(1)));
    }

    /** All products at one moment: a statement sees one snapshot. */
    public Map<String, Stock> stock() {
        Map<String, Stock> stock = new HashMap<>();
        platform.database("inventory-service")
                .query(
                        "SELECT sku, received, available, reserved, shipped FROM stock",
                        row -> stock.put(
                                row.getString(1),
                                new Stock(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        return stock;
    }

    Map<String, Reservation> reservations() {
        Database database = platform.database("inventory-service");
        Map<String, Map<String, Long>> lines = lines(database, "SELECT order_id, sku, quantity FROM reservation_line");
        Map<String, Reservation> reservations = new LinkedHashMap<>();
        database.query(
                "SELECT order_id, state FROM reservation",
                row -> reservations.put(
                        row.getString(1),
                        new Reservation(row.getString(2), lines.getOrDefault(row.getString(1), Map.of()))));
        return reservations;
    }

    private static Map<String, Map<String, Long>> lines(Database database, String sql) {
        Map<String, Map<String, Long>> lines = new HashMap<>();
        database.query(
                sql,
                row -> lines.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                        .merge(row.getString(2), row.getLong(3), Long::sum));
        return lines;
    }

    Map<String, Payment> payments() {
        Map<String, Payment> payments = new LinkedHashMap<>();
        List<?> _ = platform.database("payment-service")
                .query("""
                SELECT order_id, state, EXISTS (
                    SELECT FROM payment_intent i WHERE i.order_id = p.order_id AND answered_at IS NULL)
                FROM payment p
                """, row -> payments.put(row.getString(1), new Payment(row.getString(2), row.getBoolean(3))));
        return payments;
    }
}
