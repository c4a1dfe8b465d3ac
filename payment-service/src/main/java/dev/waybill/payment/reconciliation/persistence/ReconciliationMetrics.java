package dev.waybill.payment.reconciliation.persistence;

import dev.waybill.payment.reconciliation.domain.Reconciliation;
import dev.waybill.payment.reconciliation.domain.Reconciliations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the reconciliation is; read from the database when metrics are scraped. */
@Component
class ReconciliationMetrics implements MeterBinder {

    private static final String DIFFERENCES =
            "SELECT coalesce((SELECT differences FROM reconciliation ORDER BY day DESC LIMIT 1), 0)";

    private final JdbcClient jdbc;
    private final Reconciliations reconciliations;
    private final Clock clock;
    private final int daysBack;

    ReconciliationMetrics(
            JdbcClient jdbc,
            Reconciliations reconciliations,
            Clock clock,
            @Value("${waybill.payment.reconciliation.days-back:7}") int daysBack) {
        this.jdbc = jdbc;
        this.reconciliations = reconciliations;
        this.clock = clock;
        this.daysBack = daysBack;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("waybill.payment.reconciliation.differences", this::differences)
                .description("Differences in the reconciliation of the newest day")
                .register(registry);
        Gauge.builder("waybill.payment.reconciliation.last.completed.day", this::lastCompletedDay)
                .description("The end of the last day up to which every day was reconciled, in seconds since 1970")
                .baseUnit("seconds")
                .register(registry);
    }

    private double lastCompletedDay() {
        LocalDate lastOver = Reconciliation.lastDayOver(clock.instant());
        List<LocalDate> incomplete = reconciliations.incomplete(lastOver, daysBack);
        LocalDate dayAfter = incomplete.isEmpty() ? lastOver.plusDays(1) : incomplete.getFirst();
        return dayAfter.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private double differences() {
        return jdbc.sql(DIFFERENCES).query(Double.class).single();
    }
}
