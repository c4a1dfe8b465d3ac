package dev.waybill.reporting.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedLogInsTest {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final FailedLogIns failedLogIns = new FailedLogIns(clock);

    @Test
    void makesACallerWaitAfterTooMany() {
        assertThat(attempts("10.0.0.1", FailedLogIns.ALLOWED)).isTrue();

        assertThat(attempt("10.0.0.1")).isFalse();
        assertThat(attempt("10.0.0.2")).isTrue();
    }

    @Test
    void letsItTryAgainAfterTheWait() {
        attempts("10.0.0.1", FailedLogIns.ALLOWED);
        now = now.plus(FailedLogIns.WAIT).plus(Duration.ofSeconds(1));

        assertThat(attempts("10.0.0.1", FailedLogIns.ALLOWED)).isTrue();
    }

    @Test
    void forgivesWhoGetsItRight() {
        attempts("10.0.0.1", FailedLogIns.ALLOWED);
        failedLogIns.succeeded(new Origin("10.0.0.1", null));

        assertThat(attempts("10.0.0.1", FailedLogIns.ALLOWED)).isTrue();
    }

    @Test
    void takesANetworkForOneCaller() {
        for (int i = 0; i < FailedLogIns.ALLOWED; i++) {
            assertThat(attempt("2001:db8:0:1:0:0:0:" + i)).isTrue();
        }

        assertThat(attempt("2001:db8:0:1:ffff:0:0:1")).isFalse();
        assertThat(attempt("2001:db8:0:2:0:0:0:1")).isTrue();
    }

    @Test
    void forgetsNobodyForStrangers() {
        attempts("192.168.0.1", FailedLogIns.ALLOWED);
        for (int i = 1; i < FailedLogIns.MOST_GUESSERS; i++) {
            assertThat(attempt("10.0." + i / 256 + "." + i % 256)).isTrue();
        }

        assertThat(attempt("172.16.0.1")).isFalse();
        assertThat(attempt("192.168.0.1")).isFalse();
        now = now.plus(FailedLogIns.WAIT).plus(Duration.ofSeconds(1));
        assertThat(attempt("172.16.0.1")).isTrue();
    }

    @Test
    void countsAKnownBrowserByItselfWhateverStrangersDo() {
        Origin known = new Origin("10.0.0.1", "browser");
        attempts("10.0.0.1", FailedLogIns.ALLOWED);
        for (int i = 1; i < FailedLogIns.MOST_GUESSERS; i++) {
            attempt("10.1." + i / 256 + "." + i % 256);
        }

        assertThat(IntStream.range(0, FailedLogIns.ALLOWED).allMatch(_ -> failedLogIns.attempt(known)))
                .isTrue();
        assertThat(failedLogIns.attempt(known)).isFalse();
        assertThat(failedLogIns.attempt(new Origin("10.0.0.1", "another browser")))
                .isTrue();
    }

    @Test
    void countsAnAttemptWhenItBegins() {
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> guesses = IntStream.range(0, 100)
                    .mapToObj(guess -> guessers.submit(() -> attempt("10.0.0.1")))
                    .toList();

            assertThat(guesses)
                    .extracting(Future::get)
                    .filteredOn(allowed -> allowed)
                    .hasSize(FailedLogIns.ALLOWED);
        }
    }

    private boolean attempts(String address, int times) {
        return IntStream.range(0, times).allMatch(_ -> attempt(address));
    }

    private boolean attempt(String address) {
        return failedLogIns.attempt(new Origin(address, null));
    }
}
