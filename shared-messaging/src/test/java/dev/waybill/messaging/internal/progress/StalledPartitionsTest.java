package dev.waybill.messaging.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StalledPartitionsTest {

    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private final StalledPartitions standstill = new StalledPartitions(() -> now);

    @Test
    void countsFromTheFirstLookAtAPositionThatStays() {
        standstill.seen(Map.of(FIRST, 5L));
        pass(MINUTE);
        standstill.seen(Map.of(FIRST, 5L));
        assertThat(standstill.longerThan(MINUTE)).isEmpty();

        pass(Duration.ofSeconds(1));

        assertThat(standstill.longerThan(MINUTE))
                .hasValueSatisfying(it -> assertThat(it).contains("topic-0", "PT1M1S"));
    }

    @Test
    void beginsAnewWithEachStep() {
        standstill.seen(Map.of(FIRST, 5L));
        pass(MINUTE);
        standstill.seen(Map.of(FIRST, 6L));
        pass(MINUTE);

        assertThat(standstill.longerThan(MINUTE)).isEmpty();
    }

    @Test
    void isOneOfAPartitionThoughAnotherMoves() {
        standstill.seen(Map.of(FIRST, 5L, SECOND, 0L));
        pass(MINUTE.plusSeconds(1));
        standstill.seen(Map.of(FIRST, 6L, SECOND, 0L));

        assertThat(standstill.longerThan(MINUTE))
                .hasValueSatisfying(it -> assertThat(it).contains("topic-1"));
    }

    @Test
    void isOverWhenNothingIsLeft() {
        standstill.seen(Map.of(FIRST, 5L));
        pass(MINUTE.plusSeconds(1));
        standstill.seen(Map.of());

        assertThat(standstill.longerThan(MINUTE)).isEmpty();
    }

    @Test
    void saysNothingOfWhatNobodyKnows() {
        standstill.seen(Map.of(FIRST, 5L));
        pass(MINUTE.plusSeconds(1));
        standstill.forget();

        assertThat(standstill.longerThan(MINUTE)).isEmpty();
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }
}
