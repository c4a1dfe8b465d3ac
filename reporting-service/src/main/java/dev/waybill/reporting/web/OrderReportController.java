package dev.waybill.reporting.web;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.orders.OrderFilter;
import dev.waybill.reporting.orders.OrderReports;
import dev.waybill.reporting.orders.OrderReports.Place;
import dev.waybill.reporting.orders.OrderSummary;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/reports/orders")
@Tag(name = "Orders", description = "What became of each order, as events say")
class OrderReportController {

    private static final String PROJECTION = "order_summary";

    private final OrderReports orders;
    private final FreshnessMonitor freshness;

    OrderReportController(OrderReports orders, FreshnessMonitor freshness) {
        this.orders = orders;
        this.freshness = freshness;
    }

    @GetMapping
    @Operation(summary = "Orders that match, the latest first")
    OrdersReport search(
            @Parameter(example = "alice")
                    @RequestParam
                    @Pattern(
                            regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                            message = "must be 1 to 64 letters, digits, '.', '_' or '-'")
                    @Nullable
                    String customerId,
            @RequestParam @Nullable OrderStatus status,
            @RequestParam @Nullable Boolean settled,
            @Parameter(description = "Included", example = "2026-11-23T00:00:00Z") @RequestParam @Nullable
                    Instant placedFrom,
            @Parameter(description = "Not included", example = "2026-11-24T00:00:00Z") @RequestParam @Nullable
                    Instant placedBefore,
            PageQuery page) {
        if (placedFrom != null && placedBefore != null && !placedFrom.isBefore(placedBefore)) {
            throw ProblemException.invalid("placedFrom", "must be before placedBefore");
        }
        Freshness fresh = freshness.of(PROJECTION);
        OrderFilter filter =
                new OrderFilter(customerId, status == null ? null : status.name(), settled, placedFrom, placedBefore);
        Place after = page.after()
                .map(cursor -> new Place(cursor.instant(0), cursor.uuid(1)))
                .orElse(null);
        List<OrderSummary> rows = orders.search(filter, after, page.rowsToRead());
        CursorPage<OrderResponse> found =
                CursorPage.of(rows, page, OrderResponse::of, order -> Cursor.after(order.placedAt(), order.orderId()));
        return new OrdersReport(
                fresh.asOf(), fresh.lag(), fresh.stale(), fresh.complete(), found.items(), found.nextCursor());
    }

    @GetMapping("/{orderId}")
    @Operation(summary = "One order, as the events of all services show it")
    OrderReport find(@PathVariable UUID orderId) {
        Freshness fresh = freshness.of(PROJECTION);
        OrderSummary order = orders.find(orderId)
                .orElseThrow(() -> Problems.NOT_FOUND.because(
                        "No order " + orderId + " is known here; one that was just placed takes a moment."));
        return new OrderReport(fresh.asOf(), fresh.lag(), fresh.stale(), fresh.complete(), OrderResponse.of(order));
    }

    @Schema(name = "OrdersReport")
    record OrdersReport(
            @Schema(description = ReportDocs.AS_OF) @Nullable
            Instant asOf,

            @Schema(description = ReportDocs.LAG, example = "0") @Nullable
            Long lag,

            @Schema(description = ReportDocs.STALE) boolean stale,
            @Schema(description = ReportDocs.COMPLETE) boolean complete,
            List<OrderResponse> items,

            @Schema(description = ReportDocs.NEXT_CURSOR, example = ReportDocs.CURSOR) @Nullable
            String nextCursor) {}

    @Schema(name = "OrderReport")
    record OrderReport(
            @Schema(description = ReportDocs.AS_OF) @Nullable
            Instant asOf,

            @Schema(description = ReportDocs.LAG, example = "0") @Nullable
            Long lag,

            @Schema(description = ReportDocs.STALE) boolean stale,
            @Schema(description = ReportDocs.COMPLETE) boolean complete,
            OrderResponse order) {}
}
