package dev.waybill.reporting.web;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.stock.StockLevel;
import dev.waybill.reporting.stock.StockReports;
import dev.waybill.web.money.MoneyJson;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stock", description = "How much of each product is there")
class StockReportController {

    private final StockReports stock;
    private final FreshnessMonitor freshness;

    StockReportController(StockReports stock, FreshnessMonitor freshness) {
        this.stock = stock;
        this.freshness = freshness;
    }

    @GetMapping("/v1/reports/stock-levels")
    @Operation(summary = "Products by SKU, and where their units are: received = available + reserved + shipped")
    StockReport stockLevels(PageQuery page) {
        Freshness fresh = freshness.of("stock_levels");
        String after = page.after().map(cursor -> cursor.text(0)).orElse("");
        List<StockLevel> rows = stock.after(after, page.rowsToRead());
        CursorPage<ProductResponse> found =
                CursorPage.of(rows, page, ProductResponse::of, product -> Cursor.after(product.sku()));
        return new StockReport(
                fresh.asOf(), fresh.lag(), fresh.stale(), fresh.complete(), found.items(), found.nextCursor());
    }

    @Schema(name = "StockReport")
    record StockReport(
            @Schema(description = ReportDocs.AS_OF) @Nullable
            Instant asOf,

            @Schema(description = ReportDocs.LAG, example = "0") @Nullable
            Long lag,

            @Schema(description = ReportDocs.STALE) boolean stale,
            @Schema(description = ReportDocs.COMPLETE) boolean complete,
            List<ProductResponse> items,

            @Schema(description = ReportDocs.NEXT_CURSOR, example = ReportDocs.CURSOR) @Nullable
            String nextCursor) {}

    @Schema(name = "StockLevel")
    record ProductResponse(
            @Schema(example = ReportDocs.SKU) String sku,
            @Schema(example = "Green tea, 100 g") String name,
            MoneyJson price,
            @Schema(example = "100") long received,
            @Schema(example = "97") long available,
            @Schema(example = "1") long reserved,
            @Schema(example = "2") long shipped) {

        static ProductResponse of(StockLevel level) {
            return new ProductResponse(
                    level.sku(),
                    level.name(),
                    MoneyJson.of(level.price(), level.currency()),
                    level.received(),
                    level.available(),
                    level.reserved(),
                    level.shipped());
        }
    }
}
