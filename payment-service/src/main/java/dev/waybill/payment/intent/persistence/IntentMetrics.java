package dev.waybill.payment.intent.persistence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for the provider; read from the database when metrics are scraped. */
@Component
class IntentMetrics implements MeterBinder {

    private static final String OPEN = "SELECT count(*) FROM payment_intent WHERE answered_at IS NULL";

    private static final String OLDEST = """
            SELECT coalesce(extract(epoch FROM now() - min(requested_at)), 0)
              FROM payment_intent
             WHERE answered_at IS NULL
            """;

    private final JdbcClient jdbc;

    IntentMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("waybill.payment.intents.open", () -> number(OPEN))
                .description("Calls that the provider has not answered yet")
                .register(registry);
        Gauge.builder("waybill.payment.intents.oldest.age.seconds", () -> number(OLDEST))
                .description("For how long the oldest of them has been waiting")
                .register(registry);
    }

    private double number(String sql) {
        return jdbc.sql(sql).query(Double.class).single();
    }
}
