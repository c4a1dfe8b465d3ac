package dev.waybill.messaging.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HandledMarksTest {

    private static final TopicPartition FIRST = new TopicPartition("replies", 0);
    private static final TopicPartition SECOND = new TopicPartition("replies", 1);
    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");

    private final HandledMarks marks = new HandledMarks();

    @Test
    void areNotKnownAtFirst() {
        assertThat(marks.until()).isEmpty();
    }

    @Test
    void goOnWhileTheGroupIsAtTheEnds() {
        marks.note(at(1), offsets(Map.of(FIRST, 5L), Map.of(FIRST, 5L)));
        marks.note(at(2), offsets(Map.of(FIRST, 5L), Map.of(FIRST, 5L)));

        assertThat(marks.until()).contains(at(2));
    }

    @Test
    void goOnWhileTopicsHoldNothing() {
        marks.note(at(1), offsets(Map.of(), Map.of()));

        assertThat(marks.until()).contains(at(1));
    }

    @Test
    void standStillWhileOnePartitionDoes() {
        marks.note(at(1), offsets(Map.of(FIRST, 5L, SECOND, 5L), Map.of(FIRST, 5L, SECOND, 5L)));
        marks.note(at(2), offsets(Map.of(FIRST, 5L, SECOND, 5L), Map.of(FIRST, 6L, SECOND, 6L)));
        marks.note(at(3), offsets(Map.of(FIRST, 5L, SECOND, 6L), Map.of(FIRST, 6L, SECOND, 6L)));
        marks.note(at(99), offsets(Map.of(FIRST, 5L, SECOND, 60L), Map.of(FIRST, 6L, SECOND, 60L)));

        assertThat(marks.until()).contains(at(1));
    }

    @Test
    void standStillWhereTheGroupHasNeverHandledAnything() {
        marks.note(at(1), offsets(Map.of(FIRST, 5L), Map.of(FIRST, 5L, SECOND, 1L)));

        assertThat(marks.until()).isEmpty();
    }

    @Test
    void followAGroupThatIsAlwaysBehindTheNewestEnds() {
        marks.note(at(1), offsets(Map.of(FIRST, 0L), Map.of(FIRST, 10L)));
        marks.note(at(2), offsets(Map.of(FIRST, 9L), Map.of(FIRST, 20L)));
        assertThat(marks.until()).isEmpty();

        marks.note(at(3), offsets(Map.of(FIRST, 10L), Map.of(FIRST, 30L)));
        assertThat(marks.until()).contains(at(1));

        marks.note(at(4), offsets(Map.of(FIRST, 30L), Map.of(FIRST, 40L)));
        assertThat(marks.until()).contains(at(3));
    }

    @Test
    void areNotPassedByTheOffsetsOfATopicThatIsNoMore() {
        marks.note(at(1), offsets(Map.of(FIRST, 100L), Map.of(FIRST, 100L)));
        marks.note(at(2), offsets(Map.of(FIRST, 100L), Map.of(FIRST, 3L)));
        assertThat(marks.until()).contains(at(1));

        marks.note(at(3), offsets(Map.of(FIRST, 3L), Map.of(FIRST, 3L)));
        assertThat(marks.until()).contains(at(3));
    }

    @Test
    void doNotWaitForRecordsThatRetentionRemoved() {
        marks.note(at(1), offsets(Map.of(SECOND, 7L), Map.of(FIRST, 5L, SECOND, 7L)));
        marks.note(at(2), offsets(Map.of(SECOND, 7L), Map.of(SECOND, 8L)));
        marks.note(at(3), offsets(Map.of(SECOND, 8L), Map.of(SECOND, 9L)));

        assertThat(marks.until()).contains(at(2));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static GroupOffsets offsets(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        return new GroupOffsets(committed, ends, Map.of());
    }
}
