package dev.waybill.payment.payment.persistence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a person; read from the database when metrics are scraped. */
@Component
class AttentionMetrics implements MeterBinder {

    private static final String UNACKNOWLEDGED = """
            SELECT count(*) FROM payment WHERE attention IS NOT NULL AND acknowledged IS DISTINCT FROM attention
            """;

    private final JdbcClient jdbc;

    AttentionMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("waybill.payment.attention", this::unacknowledged)
                .description("Payments that need attention and that no operator has acknowledged")
                .register(registry);
    }

    private double unacknowledged() {
        return jdbc.sql(UNACKNOWLEDGED).query(Double.class).single();
    }
}
