package dev.waybill.messaging.laws;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.internal.consumer.Consumers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

/** One instance of the service. */
record Node(ConfigurableApplicationContext context) implements AutoCloseable {

    Notes notes() {
        return context.getBean(Notes.class);
    }

    Effects effects() {
        return context.getBean(Effects.class);
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    ConsumerProgress progress() {
        return context.getBean(ConsumerProgress.class);
    }

    MeterRegistry meters() {
        return context.getBean(MeterRegistry.class);
    }

    /** Its own HTTP interface; errors are answers too. */
    RestClient http() {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"))
                .defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {})
                .build();
    }

    double counter(String name) {
        return meters().get(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double gauge(String name) {
        return meters().get(name).gauge().value();
    }

    /** Whether its consumer is in a state: 1 or 0. */
    double state(String state) {
        return state("consumer", state);
    }

    /** Whether its relay is in a state: 1 or 0. */
    double relayState(String state) {
        return state("relay", state);
    }

    private double state(String part, String state) {
        return meters().get("waybill.messaging." + part + ".state")
                .tag("state", state)
                .gauge()
                .value();
    }

    /** Starts the consumers of an instance that began without. */
    void startConsumers() {
        context.getBean(Consumers.class).startLoops();
    }

    /** What a health indicator says. */
    String health(String indicator) {
        Health health = context.getBean(indicator + "HealthIndicator", HealthIndicator.class)
                .health();
        return String.valueOf(health);
    }

    @Override
    public void close() {
        context.close();
    }
}
