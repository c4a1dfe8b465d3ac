package dev.waybill.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final RelaySignal signal = new RelaySignal();
    private final Pause pause = new Pause(signal, SHORTEST, LONGEST);

    @Test
    void pollsSeldomWhileEveryMessageIsAnnouncedByACommitOfThisProcess() throws InterruptedException {
        for (int message = 0; message < 10; message++) {
            signal.wakeUp();
            pause.take();
            pause.foundMessages();
        }

        assertThat(pause.next()).isEqualTo(LONGEST);
    }

    @Test
    void pollsSeldomAfterAMessageThatIsAnnouncedRightAfterItWasRead() throws InterruptedException {
        pause.take();
        pause.foundMessages();
        signal.wakeUp();
        pause.take();

        assertThat(pause.next()).isEqualTo(LONGEST);
    }

    @Test
    void pollsOftenAfterAMessageThatNothingAnnounced() throws InterruptedException {
        pause.take();
        pause.foundMessages();
        pause.take();

        assertThat(pause.next()).isEqualTo(SHORTEST);
    }

    @Test
    void pollsSeldomAgainOnceNoSuchMessageCameForLong() throws InterruptedException {
        pause.take();
        pause.foundMessages();
        pause.take();
        for (int round = 0; round < 450; round++) {
            pause.next();
        }

        assertThat(pause.next()).isEqualTo(LONGEST);
    }
}
