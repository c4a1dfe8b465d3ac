package dev.waybill.messaging.internal.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The metrics of one consumer. */
final class ConsumerMetrics {

    private static final String CONSUMER = "consumer";

    private final MeterRegistry registry;
    private final String consumer;
    private final Counter duplicates;
    private final Counter backwards;
    private final Counter retries;
    private final Counter gaps;
    private final Counter parked;
    private final Counter parkedKeys;
    private final Map<Reason, Counter> letters = new EnumMap<>(Reason.class);
    private final AtomicInteger paused = new AtomicInteger();

    ConsumerMetrics(MeterRegistry registry, String consumer) {
        this.registry = registry;
        this.consumer = consumer;
        duplicates = counter("inbox.duplicates", "Messages that had been received before");
        backwards = counter(
                "inbox.sequence.backwards",
                "New messages that were dropped because a later one of their aggregate had been applied");
        retries = counter("consumer.retries", "Times that a failing batch or message was tried again");
        gaps = counter("inbox.sequence.gaps", "Numbers missing in the sequences of aggregates");
        Gauge.builder("waybill.messaging.consumer.paused", paused, AtomicInteger::get)
                .description("Partitions that wait for a failure to pass")
                .tag(CONSUMER, consumer)
                .register(registry);
        parked = counter("inbox.parked", "Messages that were parked behind a dead letter of their key");
        parkedKeys = counter("inbox.parked.keys", "Keys that were parked, each by a dead letter of its own");
        for (Reason reason : Reason.values()) {
            if (reason != Reason.PARKED) {
                letters.put(reason, letters(reason));
            }
        }
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

    private Counter letters(Reason reason) {
        return Counter.builder("waybill.messaging.dead.letters")
                .description("Messages that became dead letters")
                .tag(CONSUMER, consumer)
                .tag("reason", reason.name())
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder("waybill.messaging." + name)
                .description(description)
                .tag(CONSUMER, consumer)
                .register(registry);
    }

    void handled(String type, int messages, long nanosEach) {
        Timer.builder("waybill.messaging.handler")
                .description("Time that handlers take, per message")
                .tag(CONSUMER, consumer)
                .tag("type", type)
                .register(registry)
                .record(nanosEach, TimeUnit.NANOSECONDS);
        Counter.builder("waybill.messaging.consumer.handled")
                .description("Messages handled, also those whose transaction failed later")
                .tag(CONSUMER, consumer)
                .tag("type", type)
                .register(registry)
                .increment(messages);
    }

    void duplicates(int messages) {
        duplicates.increment(messages);
    }

    void retried() {
        retries.increment();
    }

    void backwards(int messages) {
        backwards.increment(messages);
    }

    void gaps(long numbers) {
        gaps.increment((double) numbers);
    }

    void parkedKeys(int keys) {
        parkedKeys.increment(keys);
    }

    void letter(Letter letter) {
        letters.getOrDefault(letter.reason(), parked).increment();
    }

    void paused(int partitions) {
        paused.set(partitions);
    }
}
