package dev.waybill.reporting.dashboard;

import dev.waybill.reporting.dashboard.view.Chart;
import dev.waybill.reporting.dashboard.view.Chart.Slot;
import dev.waybill.reporting.dashboard.view.Outcomes;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.orders.OrderReports;
import dev.waybill.reporting.sales.SalesCount;
import dev.waybill.reporting.sales.SalesReports;
import dev.waybill.reporting.stock.StockReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts the overview together, at most twice a second however many look at it. */
@Component
class Overview {

    static final String BY_HOUR = "24h";
    static final String BY_DAY = "14d";

    private static final Duration GOOD_FOR = Duration.ofMillis(500);
    private static final int LATEST = 20;
    private static final int PRODUCTS = 8;
    private static final int HOURS = 24;
    private static final int DAYS = 14;
    private static final DateTimeFormatter HOUR = utc("HH");
    private static final DateTimeFormatter HOUR_NAME = utc("HH:mm 'UTC'");
    private static final DateTimeFormatter DAY = utc("d MMM");
    private static final DateTimeFormatter DAY_NAME = utc("EEEE d MMMM");

    private final OrderReports orders;
    private final SalesReports sales;
    private final StockReports stock;
    private final FreshnessMonitor freshness;
    private final Clock clock;
    private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

    Overview(OrderReports orders, SalesReports sales, StockReports stock, FreshnessMonitor freshness, Clock clock) {
        this.orders = orders;
        this.sales = sales;
        this.stock = stock;
        this.freshness = freshness;
        this.clock = clock;
    }

    DashboardView of(String range) {
        Instant now = clock.instant();
        return drawn.compute(
                        range,
                        (_, last) -> last != null && last.until().isAfter(now)
                                ? last
                                : new Drawn(now.plus(GOOD_FOR), draw(range, now)))
                .view();
    }

    private DashboardView draw(String range, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<SalesCount> days = sales.daily(today.minusDays(DAYS - 1), today, null);
        List<SalesCount> ofToday = on(today, days);
        Chart chart = range.equals(BY_DAY) ? byDay(today, days) : byHour(now);
        return new DashboardView(
                Outcomes.of(ofToday),
                Outcomes.of(on(today.minusDays(1), days)),
                ofToday,
                chart,
                orders.latest(LATEST),
                stock.shortFirst(0, PRODUCTS),
                stock.products(),
                freshness.of("order_summary"));
    }

    private Chart byHour(Instant now) {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        Instant first = last.minus(HOURS - 1, ChronoUnit.HOURS);
        List<SalesCount> hours = sales.hourly(first, last.plus(1, ChronoUnit.HOURS));
        List<Slot> slots = IntStream.range(0, HOURS)
                .mapToObj(i -> first.plus(i, ChronoUnit.HOURS))
                .map(hour -> new Slot(hour, HOUR.format(hour), HOUR_NAME.format(hour), since(hour, hours)))
                .toList();
        return Chart.of(BY_HOUR, "Orders by hour", slots);
    }

    private static Chart byDay(LocalDate today, List<SalesCount> days) {
        List<Slot> slots = IntStream.range(0, DAYS)
                .mapToObj(i -> today.minusDays(DAYS - 1L - i))
                .map(day -> {
                    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                    return new Slot(start, DAY.format(start), DAY_NAME.format(start), on(day, days));
                })
                .toList();
        return Chart.of(BY_DAY, "Orders by day", slots);
    }

    private static List<SalesCount> mostOrdersFirst(List<SalesCount> counts) {
        return counts.stream()
                .sorted(Comparator.comparingLong(SalesCount::placed).reversed().thenComparing(SalesCount::currency))
                .toList();
    }

    private static List<SalesCount> on(LocalDate day, List<SalesCount> counts) {
        return since(day.atStartOfDay(ZoneOffset.UTC).toInstant(), counts);
    }

    private static List<SalesCount> since(Instant start, List<SalesCount> counts) {
        return mostOrdersFirst(
                counts.stream().filter(count -> count.since().equals(start)).toList());
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private record Drawn(Instant until, DashboardView view) {}
}
