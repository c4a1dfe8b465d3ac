package dev.waybill.messaging.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.ConsumerProgress.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ObservedSilenceTest {

    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    private static final TopicPartition REPLIES = new TopicPartition("replies", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObservedSilence silence = new ObservedSilence();

    @Test
    void lastsAsLongAsPatienceBeforeItCounts() {
        observeEachSecond(0, 29);
        assertThat(silence.of(PATIENCE)).isEmpty();

        observeEachSecond(30, 30);
        assertThat(silence.of(PATIENCE)).contains(new Silence(at(30), at(0)));

        observeEachSecond(31, 40);
        assertThat(silence.of(PATIENCE)).contains(new Silence(at(40), at(10)));
    }

    @Test
    void standsStillWhileTheGroupDoes() {
        observeEachSecond(0, 40);
        for (int second = 41; second < 400; second++) {
            note(second, 5, 6);
        }

        assertThat(silence.of(PATIENCE)).contains(new Silence(at(40), at(10)));
    }

    @Test
    void beginsAnewAfterATimeThatNobodyObserved() {
        observeEachSecond(0, 40);
        observeEachSecond(46, 75);
        assertThat(silence.of(PATIENCE)).isEmpty();

        observeEachSecond(76, 76);
        assertThat(silence.of(PATIENCE)).contains(new Silence(at(76), at(46)));
    }

    @Test
    void goesOnOverABriefHesitation() {
        observeEachSecond(0, 20);
        observeEachSecond(25, 30);

        assertThat(silence.of(PATIENCE)).contains(new Silence(at(30), at(0)));
    }

    private void observeEachSecond(int from, int to) {
        for (int second = from; second <= to; second++) {
            note(second, 5, 5);
        }
    }

    private void note(int second, long committed, long end) {
        silence.note(
                new OutboxPosition(at(second), at(second), 100, null),
                new GroupOffsets(Map.of(REPLIES, committed), Map.of(REPLIES, end), Map.of()));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
