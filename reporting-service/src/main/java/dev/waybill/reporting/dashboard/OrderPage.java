package dev.waybill.reporting.dashboard;

import dev.waybill.reporting.dashboard.view.Parts;
import dev.waybill.reporting.dashboard.view.Step;
import dev.waybill.reporting.log.LoggedEvents;
import dev.waybill.reporting.orders.OrderLines;
import dev.waybill.reporting.orders.OrderLines.OrderedLine;
import dev.waybill.reporting.orders.OrderReports;
import dev.waybill.reporting.orders.OrderSummary;
import dev.waybill.reporting.stock.StockReports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts the page of one order together. */
@Component
class OrderPage {

    private static final int MOST_STEPS = 200;

    private final OrderReports orders;
    private final OrderLines lines;
    private final LoggedEvents log;
    private final StockReports stock;

    OrderPage(OrderReports orders, OrderLines lines, LoggedEvents log, StockReports stock) {
        this.orders = orders;
        this.lines = lines;
        this.log = log;
        this.stock = stock;
    }

    Optional<OrderView> of(UUID orderId) {
        return orders.find(orderId).map(order -> {
            List<OrderedLine> ordered = lines.of(orderId);
            return view(
                    order,
                    ordered,
                    stock.names(ordered.stream().map(OrderedLine::sku).toList()));
        });
    }

    /** What of it can change: what was ordered cannot, and is left out. */
    Optional<OrderView> changing(UUID orderId) {
        return orders.find(orderId).map(order -> view(order, List.of(), Map.of()));
    }

    private OrderView view(OrderSummary order, List<OrderedLine> ordered, Map<String, String> names) {
        List<Step> steps = Step.of(log.about(order.orderId().toString(), MOST_STEPS));
        return new OrderView(order, ordered, names, steps, MOST_STEPS);
    }

    /**
     * All that the page shows.
     *
     * @param names of those products that are known, by SKU
     * @param mostSteps more messages than these are not shown
     */
    record OrderView(
            OrderSummary order, List<OrderedLine> lines, Map<String, String> names, List<Step> steps, int mostSteps) {

        public String name(String sku) {
            return names.getOrDefault(sku, sku);
        }

        public Parts parts() {
            return Parts.none().with("status", order).with("facts", order).with("steps", steps);
        }
    }
}
