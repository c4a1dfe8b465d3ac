package dev.waybill.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Backoff.LONGEST);

    @Test
    void waitsTwiceAsLongAfterEachQuickDeath() {
        assertThat(backoff.afterDeath(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.afterDeath(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.afterDeath(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void neverWaitsLongerThanHalfAMinute() {
        for (int death = 0; death < 100; death++) {
            backoff.afterDeath(Duration.ZERO);
        }

        assertThat(backoff.afterDeath(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        Backoff impatient = new Backoff(Duration.ofSeconds(1));
        impatient.afterDeath(Duration.ZERO);

        assertThat(impatient.afterDeath(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void startsAnewAfterAQuietLife() {
        backoff.afterDeath(Duration.ZERO);
        backoff.afterDeath(Duration.ZERO);

        assertThat(backoff.afterDeath(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    }
}
