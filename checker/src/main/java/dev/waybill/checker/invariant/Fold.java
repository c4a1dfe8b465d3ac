package dev.waybill.checker.invariant;

import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Reports.Sales;
import dev.waybill.checker.evidence.Reports.Summary;
import dev.waybill.checker.evidence.Topics;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The read models as this module derives them from the topics, by its own rules. */
final class Fold {

    private final Topics topics;

    Fold(Topics deduplicated) {
        this.topics = deduplicated;
    }

    Map<String, Summary> orders() {
        Map<String, Summary> orders = new LinkedHashMap<>();
        topics.byKey(Topics.ORDER_EVENTS).forEach((id, events) -> orders.put(id, order(events)));
        return orders;
    }

    private static Summary order(List<Message> events) {
        Summary order = new Summary("", null, false, BigDecimal.ZERO, "");
        for (Message event : events) {
            order = switch (String.valueOf(event.type())) {
                case "order.placed.v1" -> placed(event);
                case "order.stock-reserved.v1" -> now(order, "STOCK_RESERVED", null);
                case "order.confirmed.v1" -> now(order, "CONFIRMED", null);
                case "order.rejected.v1" -> now(order, "REJECTED", event.text("reason"));
                case "order.cancelled.v1" -> now(order, "CANCELLED", event.text("reason"));
                case "order.settled.v1" ->
                    new Summary(order.status(), order.reason(), true, order.total(), order.currency());
                default -> order;
            };
        }
        return order;
    }

    private static Summary placed(Message event) {
        JsonNode total = event.body() == null ? null : event.body().path("total");
        return total == null
                ? new Summary("PLACED", null, false, BigDecimal.ZERO, "")
                : new Summary(
                        "PLACED",
                        null,
                        false,
                        new BigDecimal(total.path("amount").asString("0")),
                        total.path("currency").asString(""));
    }

    private static Summary now(Summary order, String status, @Nullable String reason) {
        return new Summary(status, reason, false, order.total(), order.currency());
    }

    Map<String, Sales> sales() {
        Map<String, Sales> sales = new HashMap<>();
        orders().values().forEach(order -> sales.merge(order.currency(), sales(order), Sales::plus));
        return sales;
    }

    private static Sales sales(Summary order) {
        return switch (order.status()) {
            case "CONFIRMED" -> new Sales(1, 1, 0, 0, order.total());
            case "REJECTED" -> new Sales(1, 0, 1, 0, BigDecimal.ZERO);
            case "CANCELLED" -> new Sales(1, 0, 0, 1, BigDecimal.ZERO);
            default -> new Sales(1, 0, 0, 0, BigDecimal.ZERO);
        };
    }

    Map<String, Stock> stock() {
        Map<String, Long> received = new LinkedHashMap<>();
        Map<String, Long> reserved = new HashMap<>();
        Map<String, Long> shipped = new HashMap<>();
        topics.byKey(Topics.INVENTORY_EVENTS).forEach((key, events) -> {
            for (Message event : Topics.lasting(events)) {
                switch (String.valueOf(event.type())) {
                    case "inventory.product-changed.v1" -> received.putIfAbsent(key, 0L);
                    case "inventory.stock-received.v1" -> received.merge(key, number(event, "quantity"), Long::sum);
                    default -> {}
                }
            }
            Held held = Held.of(events);
            switch (held.holding()) {
                case "RESERVED" -> held.lines().forEach((sku, pieces) -> reserved.merge(sku, pieces, Long::sum));
                case "SHIPPED" -> held.lines().forEach((sku, pieces) -> shipped.merge(sku, pieces, Long::sum));
                default -> {}
            }
        });
        Map<String, Stock> stock = new LinkedHashMap<>();
        received.forEach((sku, pieces) -> {
            long held = reserved.getOrDefault(sku, 0L);
            long gone = shipped.getOrDefault(sku, 0L);
            stock.put(sku, new Stock(pieces, pieces - held - gone, held, gone));
        });
        return stock;
    }

    /** What became of an order's reservation: RESERVED, SHIPPED, RELEASED, or nothing. */
    private record Held(String holding, Map<String, Long> lines) {

        static Held of(List<Message> events) {
            Map<String, Long> lines = new HashMap<>();
            String holding = "";
            for (Message event : Topics.lasting(events)) {
                switch (String.valueOf(event.type())) {
                    case "inventory.stock-reserved.v1" -> {
                        lines = holding.isEmpty() ? Fold.lines(event) : lines;
                        holding = holding.isEmpty() ? "RESERVED" : holding;
                    }
                    case "inventory.reservation-committed.v1" ->
                        holding = holding.equals("RELEASED") ? holding : "SHIPPED";
                    case "inventory.reservation-released.v1" -> holding = "RELEASED";
                    default -> {}
                }
            }
            return new Held(holding, lines);
        }
    }

    private static Map<String, Long> lines(Message event) {
        Map<String, Long> lines = new HashMap<>();
        if (event.body() != null) {
            for (JsonNode line : event.body().path("lines")) {
                lines.merge(line.path("sku").asString(""), line.path("quantity").asLong(0), Long::sum);
            }
        }
        return lines;
    }

    private static long number(Message event, String field) {
        return event.body() == null ? 0 : event.body().path(field).asLong(0);
    }
}
