package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.ConsumerProgress.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private static final UUID LIFE = new UUID(0, 1);
    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");

    private final ConsumerLag lag = new ConsumerLag();

    @Test
    void isNotKnownBeforeTheFirstSample() {
        assertThat(lag.records()).isEmpty();
        assertThat(lag.asOf()).isEmpty();
        assertThat(lag.age(START)).isEmpty();
    }

    @Test
    void isNothingWhileAllIsHandled() {
        sample(0, 10, 10);
        sample(5, 10, 10);

        assertThat(lag.records()).hasValue(0);
        assertThat(lag.asOf()).contains(at(5));
        assertThat(lag.age(at(60))).contains(Duration.ZERO);
    }

    @Test
    void growsSinceTheFirstSampleThatIsNotHandled() {
        sample(0, 10, 10);
        sample(5, 12, 10);
        sample(10, 20, 11);

        assertThat(lag.records()).hasValue(9);
        assertThat(lag.asOf()).contains(at(0));
        assertThat(lag.age(at(15))).contains(Duration.ofSeconds(10));

        sample(15, 20, 12);

        assertThat(lag.asOf()).contains(at(5));
        assertThat(lag.age(at(15))).contains(Duration.ofSeconds(5));
    }

    @Test
    void countsNothingThatRetentionHasRemoved() {
        sample(0, new Span(LIFE, 0, 10), 3);
        sample(5, new Span(LIFE, 10, 12), 3);

        assertThat(lag.records()).hasValue(2);
        assertThat(lag.asOf()).contains(at(0));
    }

    @Test
    void waitsForNothingOfATopicThatIsGone() {
        sample(0, new Span(LIFE, 0, 10), 3);
        sample(5, new Span(new UUID(0, 2), 0, 0), 0);

        assertThat(lag.records()).hasValue(0);
        assertThat(lag.asOf()).contains(at(5));
    }

    @Test
    void countsWhatWaitsElsewhere() {
        lag.sample(at(0), Map.of(PARTITION, new Span(LIFE, 0, 10)), Map.of(PARTITION, 10L), 4);

        assertThat(lag.records()).hasValue(4);
        assertThat(lag.asOf()).isEmpty();
    }

    @Test
    void remembersWhatItKnewWhileNobodyKnows() {
        sample(0, 10, 10);
        sample(5, 12, 10);

        lag.unknown();

        assertThat(lag.records()).isEmpty();
        assertThat(lag.age(at(10))).isEmpty();
        assertThat(lag.asOf()).contains(at(0));
    }

    @Test
    void knowsTheBeginningOfALongLag() {
        for (int second = 0; second < 10_000; second++) {
            sample(second, 10 + second, 9);
        }
        assertThat(lag.age(at(10_000))).contains(Duration.ofSeconds(10_000));

        sample(10_000, 20_000, 5_010);

        assertThat(lag.asOf()).hasValueSatisfying(asOf -> assertThat(asOf).isBetween(at(4_900), at(5_000)));
    }

    private void sample(long second, long end, long handled) {
        sample(second, new Span(LIFE, 0, end), handled);
    }

    private void sample(long second, Span span, long handled) {
        lag.sample(at(second), Map.of(PARTITION, span), Map.of(PARTITION, handled));
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
