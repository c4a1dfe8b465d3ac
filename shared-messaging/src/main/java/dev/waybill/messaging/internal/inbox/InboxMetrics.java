package dev.waybill.messaging.internal.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What became of the messages of one consumer, as metrics. */
final class InboxMetrics {

    private static final String CONSUMER = "consumer";

    private final MeterRegistry registry;
    private final String consumer;
    private final Counter duplicates;
    private final Counter backwards;
    private final Counter gaps;
    private final Counter parked;
    private final Counter parkedKeys;
    private final Map<Reason, Counter> letters = new EnumMap<>(Reason.class);

    InboxMetrics(MeterRegistry registry, String consumer) {
        this.registry = registry;
        this.consumer = consumer;
        duplicates = counter("inbox.duplicates", "Messages that had been received before");
        backwards = counter(
                "inbox.sequence.backwards",
                "New messages that were dropped because a later one of their aggregate had been applied");
        gaps = counter("inbox.sequence.gaps", "Numbers missing in the sequences of aggregates");
        parked = counter("inbox.parked", "Messages that were parked behind a dead letter of their key");
        parkedKeys = counter("inbox.parked.keys", "Keys that were parked, each by a dead letter of its own");
        for (Reason reason : Reason.values()) {
            if (reason != Reason.PARKED) {
                letters.put(reason, letters(reason));
            }
        }
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

    void backwards(int messages) {
        backwards.increment(messages);
    }

    void gaps(long numbers) {
        gaps.increment((double) numbers);
    }

    void parkedKeys(int keys) {
        parkedKeys.increment(keys);
    }

    void letter(NewDeadLetter letter) {
        letters.getOrDefault(letter.reason(), parked).increment();
    }
}
