package dev.waybill.reporting.dashboard;

import dev.waybill.reporting.dashboard.view.Chart;
import dev.waybill.reporting.dashboard.view.Outcomes;
import dev.waybill.reporting.dashboard.view.Parts;
import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.orders.OrderSummary;
import dev.waybill.reporting.sales.SalesCount;
import dev.waybill.reporting.stock.StockLevel;
import java.util.Comparator;
import java.util.List;

/**
 * All that the overview shows.
 *
 * @param salesToday per currency, the one with most orders first
 * @param stock the products of which the least is available
 * @param products how many there are, shown or not
 */
record DashboardView(
        Outcomes today,
        Outcomes yesterday,
        List<SalesCount> salesToday,
        Chart chart,
        List<OrderSummary> latest,
        List<StockLevel> stock,
        long products,
        Freshness freshness) {

    /** Whether there is nothing to show yet. */
    public boolean isUnused() {
        return latest.isEmpty();
    }

    /** A product that can be ordered, for the advice on an empty page. */
    public String exampleSku() {
        return stock.stream()
                .max(Comparator.comparingLong(StockLevel::available))
                .map(StockLevel::sku)
                .orElse("A-SKU");
    }

    /** The parts that change, each with what it shows. The moment of the freshness is no part of it: it changes always. */
    public Parts parts() {
        return Parts.none()
                .with("freshness", freshness.stale(), freshness.lag(), freshness.asOf() == null)
                .with("incomplete", freshness.complete())
                .with("welcome", isUnused(), isUnused() ? exampleSku() : "")
                .with("figures", today, yesterday, salesToday)
                .with("chart", chart)
                .with("outcomes", today)
                .with("revenue", salesToday)
                .with("latest", latest)
                .with("stock", stock, products);
    }
}
