package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Reports;
import dev.waybill.checker.evidence.Reports.Sales;
import dev.waybill.checker.evidence.Reports.Summary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the read models through the views that reporting-service itself reads. */
final class ReportReader {

    private final Database reporting;

    ReportReader(PlatformAddress platform) {
        this.reporting = platform.database("reporting-service");
    }

    Reports read() {
        Set<String> logged = new HashSet<>(reporting.query("SELECT event_id FROM event_log", row -> row.getString(1)));
        return new Reports(orders(), stock(), sales(), logged);
    }

    private Map<String, Summary> orders() {
        Map<String, Summary> orders = new HashMap<>();
        reporting.query(
                "SELECT order_id, status, reason, settled, total, currency FROM order_summary",
                row -> orders.put(
                        row.getString(1),
                        new Summary(
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBigDecimal(5),
                                row.getString(6))));
        return orders;
    }

    private Map<String, Stock> stock() {
        Map<String, Stock> stock = new HashMap<>();
        reporting.query(
                "SELECT sku, received, available, reserved, shipped FROM stock_levels",
                row -> stock.put(
                        row.getString(1), new Stock(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        return stock;
    }

    private Map<String, Sales> sales() {
        Map<String, Sales> sales = new HashMap<>();
        reporting.query(
                "SELECT currency, placed, confirmed, rejected, cancelled, revenue FROM hourly_sales",
                row -> sales.merge(
                        row.getString(1),
                        new Sales(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getBigDecimal(6)),
                        Sales::plus));
        return sales;
    }
}
