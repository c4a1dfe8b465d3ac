package dev.waybill.reporting.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedLogInsTest {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final FailedLogIns failedLogIns = new FailedLogIns(clock);

    @Test
    void allowsAFewTypos() {
        fail("a", FailedLogIns.ALLOWED - 1);

        assertThat(failedLogIns.mustWait("a")).isFalse();
    }

    @Test
    void makesAnAddressWaitAfterTooMany() {
        fail("a", FailedLogIns.ALLOWED);

        assertThat(failedLogIns.mustWait("a")).isTrue();
        assertThat(failedLogIns.mustWait("b")).isFalse();
    }

    @Test
    void letsItTryAgainAfterTheWait() {
        fail("a", FailedLogIns.ALLOWED);
        now = now.plus(FailedLogIns.WAIT).plus(Duration.ofSeconds(1));

        assertThat(failedLogIns.mustWait("a")).isFalse();
        fail("a", 1);
        assertThat(failedLogIns.mustWait("a")).isFalse();
    }

    @Test
    void forgivesWhoGetsItRight() {
        fail("a", FailedLogIns.ALLOWED - 1);
        failedLogIns.succeeded("a");
        fail("a", FailedLogIns.ALLOWED - 1);

        assertThat(failedLogIns.mustWait("a")).isFalse();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failedLogIns.failed(address);
        }
    }
}
