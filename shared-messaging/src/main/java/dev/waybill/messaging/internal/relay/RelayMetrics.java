package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.relay.shipping.StoredMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The metrics of the relay. */
public final class RelayMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer latency;
    private final Counter quarantined;
    private final Counter stray;
    private final Counter failures;

    /** In the application's registry. */
    public RelayMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        latency = Timer.builder("waybill.messaging.relay.latency")
                .description(
                        "From the insert into the outbox to the broker's acknowledgement; its count is the throughput")
                .register(registry);
        quarantined = Counter.builder("waybill.messaging.relay.quarantined")
                .description("Messages put aside because the broker refuses them for good, or behind such a one")
                .register(registry);
        stray = Counter.builder("waybill.messaging.relay.stray")
                .description("Messages found below the floor by the scan that does not trust it")
                .register(registry);
        failures = Counter.builder("waybill.messaging.relay.failures")
                .description("Times that the relay stopped and began again at its oldest message")
                .register(registry);
    }

    /** One gauge per state, of which one is 1. */
    void state(Supplier<OutboxRelay.State> current) {
        for (OutboxRelay.State state : OutboxRelay.State.values()) {
            Gauge.builder("waybill.messaging.relay.state", () -> current.get() == state ? 1 : 0)
                    .description("1 for the state that this instance's relay is in, 0 for the others")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    void relayed(List<StoredMessage> messages) {
        Instant now = clock.instant();
        for (StoredMessage message : messages) {
            latency.record(Duration.between(message.createdAt(), now));
        }
    }

    void quarantined(int messages) {
        quarantined.increment(messages);
    }

    void stray(int messages) {
        stray.increment(messages);
    }

    void failed() {
        failures.increment();
    }
}
