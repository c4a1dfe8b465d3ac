package dev.waybill.reporting.web;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.sales.SalesCount;
import dev.waybill.reporting.sales.SalesReports;
import dev.waybill.web.problem.ProblemException;
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
class SalesReportController {

    private static final int DAYS_BY_DEFAULT = 14;
    private static final int MOST_DAYS = 366;

    private final SalesReports sales;
    private final FreshnessMonitor freshness;
    private final Clock clock;

    SalesReportController(SalesReports sales, FreshnessMonitor freshness, Clock clock) {
        this.sales = sales;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Days are UTC and both included; a day on which no order was placed is left out. */
    @GetMapping("/v1/reports/daily-sales")
    DailySalesReport dailySales(
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String currency) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.minusDays(DAYS_BY_DEFAULT - 1) : from;
        check(first, last, currency);
        Freshness fresh = freshness.of("daily_sales");
        List<DayResponse> days =
                sales.daily(first, last, currency).stream().map(DayResponse::of).toList();
        return new DailySalesReport(fresh.asOf(), fresh.lag(), fresh.stale(), first, last, days);
    }

    private static void check(LocalDate first, LocalDate last, @Nullable String currency) {
        if (first.isAfter(last)) {
            throw ProblemException.invalid("from", "must not be after to");
        }
        if (first.getYear() < 1 || last.getYear() > 9999) {
            throw ProblemException.invalid("from", "must be a date of our time");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw ProblemException.invalid("from", "must be at most " + MOST_DAYS + " days before to");
        }
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw ProblemException.invalid("currency", "must be an ISO 4217 code such as EUR");
        }
    }

    record DailySalesReport(
            @Nullable Instant asOf,
            @Nullable Long lag,
            boolean stale,
            LocalDate from,
            LocalDate to,
            List<DayResponse> days) {}

    /** What became, so far, of the orders that were placed on a day: placed = open + confirmed + rejected + cancelled. */
    record DayResponse(
            LocalDate day,
            String currency,
            long placed,
            long open,
            long confirmed,
            long rejected,
            long cancelled,
            Money revenue) {

        static DayResponse of(SalesCount count) {
            return new DayResponse(
                    LocalDate.ofInstant(count.since(), ZoneOffset.UTC),
                    count.currency(),
                    count.placed(),
                    count.open(),
                    count.confirmed(),
                    count.rejected(),
                    count.cancelled(),
                    Money.of(count.revenue(), count.currency()));
        }
    }
}
