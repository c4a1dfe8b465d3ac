package dev.waybill.messaging;

import dev.waybill.messaging.ConsumerProgress.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far one reader of topics is behind, in records and in time, from samples of where the topics ended. Sample it every few
 * seconds; answers come from memory. Thread-safe.
 */
public final class ConsumerLag {

    private static final int MOST_SAMPLES = 600;

    private final List<Sample> notPassed = new ArrayList<>();
    private int samples;
    private int stride = 1;
    private @Nullable Instant asOf;
    private @Nullable Long records;

    private record Sample(Instant at, Map<TopicPartition, Span> spans) {

        /** Whether the reader has come to these ends, or they are gone with their records or their topic. */
        boolean isPassed(Map<TopicPartition, Long> handled, Map<TopicPartition, Span> now) {
            return spans.entrySet().stream().allMatch(then -> {
                Span present = now.get(then.getKey());
                return present == null
                        || !present.topicId().equals(then.getValue().topicId())
                        || position(present, handled.get(then.getKey()))
                                >= then.getValue().end();
            });
        }
    }

    /** As {@link #sample(Instant, Map, Map, long)}, where nothing waits elsewhere. */
    public void sample(Instant at, Map<TopicPartition, Span> spans, Map<TopicPartition, Long> handled) {
        sample(at, spans, handled, 0);
    }

    /**
     * Notes how far the topics and the reader are.
     *
     * @param at a moment before the topics were looked at
     * @param spans as of {@link ConsumerProgress#spans}
     * @param handled the next offset that the reader will handle, of each partition where it has handled any in the topic's
     *     present life
     * @param elsewhere how many records wait that no topic has any more
     */
    public synchronized void sample(
            Instant at, Map<TopicPartition, Span> spans, Map<TopicPartition, Long> handled, long elsewhere) {
        records = elsewhere
                + spans.entrySet().stream()
                        .mapToLong(span -> Math.max(
                                0, span.getValue().end() - position(span.getValue(), handled.get(span.getKey()))))
                        .sum();
        if (records == 0) {
            asOf = at;
            notPassed.clear();
            samples = 0;
            stride = 1;
            return;
        }
        if (elsewhere == 0) {
            forgetPassed(handled, spans);
        }
        if (notPassed.isEmpty() || samples++ % stride == 0) {
            notPassed.add(new Sample(at, Map.copyOf(spans)));
        }
        if (notPassed.size() > MOST_SAMPLES) {
            thinOut();
        }
    }

    private void forgetPassed(Map<TopicPartition, Long> handled, Map<TopicPartition, Span> now) {
        int passed = 0;
        while (passed < notPassed.size() && notPassed.get(passed).isPassed(handled, now)) {
            passed++;
        }
        if (passed > 0) {
            asOf = notPassed.get(passed - 1).at();
            notPassed.subList(0, passed).clear();
        }
    }

    /** Of a long lag, every other sample is enough, of those to come as well; the oldest one stays. */
    private void thinOut() {
        for (int i = notPassed.size() - 1; i > 0; i--) {
            if (i % 2 == 1) {
                notPassed.remove(i);
            }
        }
        stride *= 2;
    }

    /** Nobody knows how far the topics or the reader are now. */
    public synchronized void unknown() {
        records = null;
    }

    /** How many records wait; empty while nobody knows. */
    public synchronized OptionalLong records() {
        return records == null ? OptionalLong.empty() : OptionalLong.of(records);
    }

    /** The latest moment for which everything is known to be handled that was in the topics by then; empty if there is none. */
    public synchronized Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /** For how long the oldest record waits, to the precision of the samples; zero if none does, and empty while nobody knows. */
    public synchronized Optional<Duration> age(Instant now) {
        if (records == null) {
            return Optional.empty();
        }
        return Optional.of(
                notPassed.isEmpty()
                        ? Duration.ZERO
                        : Duration.between(notPassed.getFirst().at(), now));
    }

    /** What retention has removed cannot be handled any more. */
    private static long position(Span span, @Nullable Long handled) {
        return Math.max(span.beginning(), handled == null ? 0 : handled);
    }
}
