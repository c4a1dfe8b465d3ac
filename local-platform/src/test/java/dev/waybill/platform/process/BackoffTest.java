package dev.waybill.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Backoff.LONGEST);

    @Test
    void waitsTwiceAsLongAfterEachFailedStart() {
        assertThat(backoff.afterFailedStart()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.afterFailedStart()).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.afterFailedStart()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void neverWaitsLongerThanHalfAMinute() {
        for (int death = 0; death < 100; death++) {
            backoff.afterFailedStart();
        }

        assertThat(backoff.afterFailedStart()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsNoLongerThanTheGivenLimit() {
        Backoff impatient = new Backoff(Duration.ofSeconds(1));
        impatient.afterFailedStart();

        assertThat(impatient.afterFailedStart()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsNoLongerHoweverOftenAReadyProcessIsKilled() {
        for (int death = 0; death < 100; death++) {
            assertThat(backoff.afterDeathOfReady()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void startsAnewOnceAProcessWasReady() {
        backoff.afterFailedStart();
        backoff.afterFailedStart();

        assertThat(backoff.afterDeathOfReady()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.afterFailedStart()).isEqualTo(Duration.ofSeconds(1));
    }
}
