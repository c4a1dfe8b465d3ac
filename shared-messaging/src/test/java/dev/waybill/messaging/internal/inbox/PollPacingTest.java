package dev.waybill.messaging.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.internal.inbox.PollPacing.Poll;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollPacingTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration AT_ONCE = Duration.ofNanos(100_000);
    private static final Duration HARDLY_ANY = Duration.ofNanos(100_000);
    private static final Poll EARLY = new Poll(true, AT_ONCE, Duration.ZERO, TIMEOUT);
    private static final Poll LOOPING = new Poll(true, TIMEOUT, Duration.ofMillis(25), TIMEOUT);
    private static final Poll WAITING = new Poll(true, TIMEOUT, HARDLY_ANY, TIMEOUT);
    private static final Poll SUCCESSFUL = new Poll(false, AT_ONCE, AT_ONCE, TIMEOUT);

    private final PollPacing pacing = new PollPacing();

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
            assertThat(pacing.after(i % 2 == 0 ? EARLY : LOOPING)).isZero();
        }
    }

    @Test
    void neverSlowsDownPollsThatWaitOrFindRecords() {
        pauseAfter(50, EARLY);

        assertThat(pacing.after(SUCCESSFUL)).isZero();
        assertThat(pacing.after(EARLY)).isZero();
        pauseAfter(50, LOOPING);
        assertThat(pacing.after(WAITING)).isZero();
        assertThat(pacing.after(LOOPING)).isZero();
    }

    private Duration pauseAfter(int polls, Poll poll) {
        Duration pause = Duration.ZERO;
        for (int i = 0; i < polls; i++) {
            pause = pacing.after(poll);
        }
        return pause;
    }
}
