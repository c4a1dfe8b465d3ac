package dev.waybill.payment.persistence;

import dev.waybill.payment.domain.Reconciliation;
import dev.waybill.payment.domain.Reconciliations;
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

/** What waits for the provider and what waits for a person; read from the database when metrics are scraped. */
@Component
class PaymentMetrics implements MeterBinder {

    private final JdbcClient jdbc;
    private final Reconciliations reconciliations;
    private final Clock clock;
    private final int daysBack;

    PaymentMetrics(
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
        gauge(
                registry,
                "waybill.payment.intents.open",
                "Calls that the provider has not answered yet",
                "SELECT count(*) FROM payment_intent WHERE answered_at IS NULL");
        gauge(registry, "waybill.payment.intents.oldest.age.seconds", "Since when the oldest of them waits", """
                SELECT coalesce(extract(epoch FROM now() - min(asked_at)), 0)
                  FROM payment_intent
                 WHERE answered_at IS NULL
                """);
        gauge(registry, "waybill.payment.attention", "Payments that a person should look at and none has", """
                SELECT count(*) FROM payment WHERE attention IS NOT NULL AND acknowledged IS DISTINCT FROM attention
                """);
        gauge(
                registry,
                "waybill.payment.reconciliation.differences",
                "Differences in the reconciliation of the newest day",
                "SELECT coalesce((SELECT differences FROM reconciliation ORDER BY day DESC LIMIT 1), 0)");
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

    private void gauge(MeterRegistry registry, String name, String description, String sql) {
        Gauge.builder(name, () -> jdbc.sql(sql).query(Double.class).single())
                .description(description)
                .register(registry);
    }
}
