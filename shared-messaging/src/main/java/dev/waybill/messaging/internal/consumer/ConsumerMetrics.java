package dev.waybill.messaging.internal.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The metrics of one consumer: how it is, and how far behind. */
final class ConsumerMetrics {

    private static final String CONSUMER = "consumer";

    private final MeterRegistry registry;
    private final String consumer;
    private final Counter retries;
    private final AtomicInteger paused = new AtomicInteger();

    ConsumerMetrics(MeterRegistry registry, String consumer) {
        this.registry = registry;
        this.consumer = consumer;
        retries = Counter.builder("waybill.messaging.consumer.retries")
                .description("Times that a failing batch or message was tried again")
                .tag(CONSUMER, consumer)
                .register(registry);
        Gauge.builder("waybill.messaging.consumer.paused", paused, AtomicInteger::get)
                .description("Partitions that wait for a failure to pass")
                .tag(CONSUMER, consumer)
                .register(registry);
    }

    /** One gauge per state, of which one is 1: a consumer that stopped itself is visible without reading health. */
    void state(Supplier<ConsumerLoop.State> current) {
        for (ConsumerLoop.State state : ConsumerLoop.State.values()) {
            Gauge.builder("waybill.messaging.consumer.state", () -> current.get() == state ? 1 : 0)
                    .description("1 for the state that the consumer is in, 0 for the others")
                    .tag(CONSUMER, consumer)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** The same from every instance: it is the group's. */
    void lag(Supplier<Number> records) {
        Gauge.builder("waybill.messaging.consumer.lag", records)
                .description("Records on the topics of the consumer that its group has not handled, at most 30 s ago")
                .baseUnit("records")
                .tag(CONSUMER, consumer)
                .register(registry);
    }

    void retried() {
        retries.increment();
    }

    void paused(int partitions) {
        paused.set(partitions);
    }
}
