package dev.waybill.messaging.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-30T08:00:00Z");
    private final Restarts restarts = new Restarts(MINUTE, () -> now);

    @Test
    void restsTwiceAsLongAfterEachStopUpTo16Times() {
        assertThat(Stream.generate(this::stop).limit(6))
                .extracting(Duration::toMinutes)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 16L);
    }

    @Test
    void takesNoBriefCalmForRecovery() {
        stop();
        now = now.plus(MINUTE.multipliedBy(16));

        assertThat(stop()).isEqualTo(MINUTE.multipliedBy(2));
    }

    @Test
    void beginsAnewAfterItWasWellForAsLongAsTheLongestRest() {
        stop();
        stop();
        now = now.plus(MINUTE.multipliedBy(16)).plusMillis(1);

        assertThat(stop()).isEqualTo(MINUTE);
    }

    @Test
    void restsLongerAfterEachFailureUntilItHasGoneRound() {
        assertThat(Stream.generate(restarts::afterFailure).limit(8))
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);

        restarts.wentRound();

        assertThat(restarts.afterFailure()).hasMillis(500);
    }

    private Duration stop() {
        Duration rest = restarts.afterStop();
        now = now.plus(rest);
        return rest;
    }
}
