package dev.waybill.reporting.web;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.sales.SalesCount;
import dev.waybill.reporting.sales.SalesReports;
import dev.waybill.web.money.MoneyJson;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.validation.IsoCurrency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sales", description = "What became of orders, by day")
class SalesReportController {

    private static final int DAYS_BY_DEFAULT = 14;
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final int MOST_DAYS_BEFORE = 365;

    private final SalesReports sales;
    private final FreshnessMonitor freshness;
    private final Clock clock;

    SalesReportController(SalesReports sales, FreshnessMonitor freshness, Clock clock) {
        this.sales = sales;
        this.freshness = freshness;
        this.clock = clock;
    }

    @GetMapping("/v1/reports/daily-sales")
    @Operation(
            summary = "What became of the orders that were placed on each day",
            description = "Days are UTC; a day on which no order was placed is left out.")
    DailySalesReport dailySales(
            @Parameter(
                            description = "Included, at most 365 days before to; two weeks back if it is left out",
                            example = "2026-11-10")
                    @RequestParam
                    @Nullable
                    LocalDate from,
            @Parameter(description = "Included; today if it is left out", example = "2026-11-23")
                    @RequestParam
                    @Nullable
                    LocalDate to,
            @Parameter(example = "EUR")
                    @RequestParam
                    @Pattern(regexp = IsoCurrency.PATTERN, message = "must be an ISO 4217 code such as EUR")
                    @IsoCurrency
                    @Nullable
                    String currency) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        LocalDate first = from == null ? daysBefore(last) : from;
        check(first, last);
        Freshness fresh = freshness.of("daily_sales");
        List<DayResponse> days =
                sales.daily(first, last, currency).stream().map(DayResponse::of).toList();
        return new DailySalesReport(fresh.asOf(), fresh.lag(), fresh.stale(), fresh.complete(), first, last, days);
    }

    /** No request may name a day before the year 1. */
    private static LocalDate daysBefore(LocalDate last) {
        LocalDate first = last.minusDays(DAYS_BY_DEFAULT - 1);
        return first.isBefore(FIRST_DAY) ? FIRST_DAY : first;
    }

    private static void check(LocalDate first, LocalDate last) {
        if (first.isAfter(last)) {
            throw ProblemException.invalid("from", "must not be after to");
        }
        if (ChronoUnit.DAYS.between(first, last) > MOST_DAYS_BEFORE) {
            throw ProblemException.invalid("from", "must be at most " + MOST_DAYS_BEFORE + " days before to");
        }
    }

    @Schema(name = "DailySalesReport")
    record DailySalesReport(
            @Schema(description = ReportDocs.AS_OF) @Nullable
            Instant asOf,

            @Schema(description = ReportDocs.LAG, example = "0") @Nullable
            Long lag,

            @Schema(description = ReportDocs.STALE) boolean stale,
            @Schema(description = ReportDocs.COMPLETE) boolean complete,
            LocalDate from,
            LocalDate to,
            List<DayResponse> days) {}

    /** What became, so far, of the orders that were placed on a day: placed = open + confirmed + rejected + cancelled. */
    @Schema(name = "DayOfSales")
    record DayResponse(
            LocalDate day,
            @Schema(example = "EUR") String currency,
            @Schema(example = "10") long placed,
            @Schema(example = "1") long open,
            @Schema(example = "6") long confirmed,
            @Schema(example = "2") long rejected,
            @Schema(example = "1") long cancelled,
            MoneyJson revenue) {

        static DayResponse of(SalesCount count) {
            return new DayResponse(
                    LocalDate.ofInstant(count.since(), ZoneOffset.UTC),
                    count.currency(),
                    count.placed(),
                    count.open(),
                    count.confirmed(),
                    count.rejected(),
                    count.cancelled(),
                    MoneyJson.of(count.revenue(), count.currency()));
        }
    }
}
