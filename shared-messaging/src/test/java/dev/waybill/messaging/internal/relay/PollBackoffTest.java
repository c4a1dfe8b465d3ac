package dev.waybill.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollBackoffTest {

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final RelaySignal signal = new RelaySignal();
    private final PollBackoff pollBackoff = new PollBackoff(signal, SHORTEST, LONGEST);

    @Test
    void pollsSeldomWhileEveryMessageIsAnnouncedByACommitOfThisProcess() throws InterruptedException {
        for (int message = 0; message < 10; message++) {
            signal.wakeUp();
            pollBackoff.backOff();
            pollBackoff.foundMessages();
        }

        assertThat(pollBackoff.next()).isEqualTo(LONGEST);
    }

    @Test
    void pollsSeldomAfterAMessageThatIsAnnouncedRightAfterItWasRead() throws InterruptedException {
        pollBackoff.backOff();
        pollBackoff.foundMessages();
        signal.wakeUp();
        pollBackoff.backOff();

        assertThat(pollBackoff.next()).isEqualTo(LONGEST);
    }

    @Test
    void pollsOftenAfterAMessageThatNothingAnnounced() throws InterruptedException {
        pollBackoff.backOff();
        pollBackoff.foundMessages();
        pollBackoff.backOff();

        assertThat(pollBackoff.next()).isEqualTo(SHORTEST);
    }

    @Test
    void pollsSeldomAgainOnceNoSuchMessageCameForLong() throws InterruptedException {
        pollBackoff.backOff();
        pollBackoff.foundMessages();
        pollBackoff.backOff();
        for (int round = 0; round < 450; round++) {
            pollBackoff.next();
        }

        assertThat(pollBackoff.next()).isEqualTo(LONGEST);
    }
}
