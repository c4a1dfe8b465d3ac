package dev.waybill.reporting.web;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.stock.StockLevel;
import dev.waybill.reporting.stock.StockReports;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockReportController {

    private final StockReports stock;
    private final FreshnessMonitor freshness;

    StockReportController(StockReports stock, FreshnessMonitor freshness) {
        this.stock = stock;
        this.freshness = freshness;
    }

    @GetMapping("/v1/reports/stock-levels")
    StockReport stockLevels(PageQuery page) {
        Freshness fresh = freshness.of("stock_levels");
        String after = page.after().map(cursor -> cursor.text(0)).orElse("");
        List<StockLevel> rows = stock.after(after, page.rowsToRead());
        CursorPage<ProductResponse> found =
                CursorPage.of(rows, page, ProductResponse::of, product -> Cursor.after(product.sku()));
        return new StockReport(fresh.asOf(), fresh.lag(), fresh.stale(), found.items(), found.nextCursor());
    }

    record StockReport(
            @Nullable Instant asOf,
            @Nullable Long lag,
            boolean stale,
            List<ProductResponse> items,
            @Nullable String nextCursor) {}

    record ProductResponse(
            String sku, String name, Money price, long received, long available, long reserved, long shipped) {

        static ProductResponse of(StockLevel level) {
            return new ProductResponse(
                    level.sku(),
                    level.name(),
                    Money.of(level.price(), level.currency()),
                    level.received(),
                    level.available(),
                    level.reserved(),
                    level.shipped());
        }
    }
}
