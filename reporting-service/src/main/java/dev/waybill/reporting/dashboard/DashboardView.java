package dev.waybill.reporting.dashboard;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.orders.OrderSummary;
import dev.waybill.reporting.sales.SalesCount;
import dev.waybill.reporting.stock.StockLevel;
import java.util.List;

/** All that the overview shows. */
record DashboardView(
        Outcomes today,
        Outcomes yesterday,
        List<SalesCount> revenueToday,
        Chart chart,
        List<OrderSummary> latest,
        List<StockLevel> stock,
        Freshness freshness) {

    /** Whether there is nothing to show yet. */
    public boolean isUnused() {
        return latest.isEmpty();
    }
}
