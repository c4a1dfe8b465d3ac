package dev.waybill.messaging.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollPacingTest {

    private static final Duration TIMEOUT = Duration.ofMillis(50);
    private static final Duration AT_ONCE = Duration.ofNanos(100_000);

    private final PollPacing pacing = new PollPacing();

    @Test
    void slowsDownPollsThatReturnAtOnceAgainAndAgain() {
        Duration pause = Duration.ZERO;
        for (int i = 0; i < 50; i++) {
            pause = pacing.after(true, AT_ONCE, TIMEOUT);
        }

        assertThat(pause).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void allowsAFewEarlyPolls() {
        for (int i = 0; i < 5; i++) {
            assertThat(pacing.after(true, AT_ONCE, TIMEOUT)).isZero();
        }
    }

    @Test
    void neverSlowsDownPollsThatWaitOrFindRecords() {
        for (int i = 0; i < 50; i++) {
            pacing.after(true, AT_ONCE, TIMEOUT);
        }

        assertThat(pacing.after(false, AT_ONCE, TIMEOUT)).isZero();
        assertThat(pacing.after(true, TIMEOUT, TIMEOUT)).isZero();
        assertThat(pacing.after(true, AT_ONCE, TIMEOUT)).isZero();
    }
}
