package dev.waybill.messaging.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.internal.consumer.PollPacing.Poll;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollPacingTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int FULL = 500;
    private static final Duration AT_ONCE = Duration.ofNanos(100_000);
    private static final Duration HARDLY_ANY = Duration.ofNanos(100_000);
    private static final Poll EARLY = new Poll(0, AT_ONCE, Duration.ZERO, TIMEOUT);
    private static final Poll LOOPING = new Poll(0, TIMEOUT, Duration.ofMillis(25), TIMEOUT);
    private static final Poll WAITING = new Poll(0, TIMEOUT, HARDLY_ANY, TIMEOUT);
    private static final Poll SUCCESSFUL = new Poll(1, AT_ONCE, AT_ONCE, TIMEOUT);

    private final PollPacing pacing = new PollPacing(INTERVAL, FULL);

    @Test
    void slowsDownPollsThatReturnAtOnceAgainAndAgain() {
        assertThat(pauseAfter(50, EARLY)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void restsFourTimesAsLongAsPollsThatLoopInsteadOfWaiting() {
        assertThat(pauseAfter(50, LOOPING)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void allowsAFewOfThem() {
        for (int i = 0; i < 5; i++) {
            assertThat(pacing.after(i % 2 == 0 ? EARLY : LOOPING, Duration.ZERO))
                    .isZero();
        }
    }

    @Test
    void neverSlowsDownPollsThatWaitOrFindRecords() {
        pauseAfter(50, EARLY);

        assertThat(pacing.after(SUCCESSFUL, INTERVAL)).isZero();
        assertThat(pacing.after(EARLY, Duration.ZERO)).isZero();
        pauseAfter(50, LOOPING);
        assertThat(pacing.after(WAITING, Duration.ZERO)).isZero();
        assertThat(pacing.after(LOOPING, Duration.ZERO)).isZero();
    }

    @Test
    void keepsBatchesApart() {
        assertThat(pacing.after(SUCCESSFUL, Duration.ofMillis(30))).isEqualTo(Duration.ofMillis(70));
        assertThat(pacing.after(SUCCESSFUL, Duration.ofMillis(130))).isZero();
    }

    @Test
    void doesNotHoldUpAConsumerThatIsBehind() {
        assertThat(pacing.after(new Poll(FULL, AT_ONCE, AT_ONCE, TIMEOUT), Duration.ZERO))
                .isZero();
    }

    private Duration pauseAfter(int polls, Poll poll) {
        Duration pause = Duration.ZERO;
        for (int i = 0; i < polls; i++) {
            pause = pacing.after(poll, Duration.ZERO);
        }
        return pause;
    }
}
