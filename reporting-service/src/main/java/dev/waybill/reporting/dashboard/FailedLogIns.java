package dev.waybill.reporting.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow: after five failures a guesser has to wait a minute after the last. An attempt counts when it begins, so
 * that a burst gains nothing; and while the table is full of failures, strangers wait rather than push others out. Browsers
 * that have logged in before have a table of their own: strangers never make them wait, also not from the same address.
 */
@Component
class FailedLogIns {

    static final int ALLOWED = 5;
    static final int MOST_GUESSERS = 10_000;
    static final Duration WAIT = Duration.ofMinutes(1);

    private final Clock clock;
    private final Table strangers = new Table();
    private final Table known = new Table();

    FailedLogIns(Clock clock) {
        this.clock = clock;
    }

    /** Whether one may try from there now; the attempt counts as a failure until it {@link #succeeded}. */
    boolean attempt(Origin origin) {
        return table(origin).attempt(origin.guesser(), clock.instant());
    }

    void succeeded(Origin origin) {
        table(origin).forget(origin.guesser());
    }

    private Table table(Origin origin) {
        return origin.isKnown() ? known : strangers;
    }

    private record Failures(int count, Instant last) {}

    private static final class Table {

        /** The oldest first. */
        private final LinkedHashMap<String, Failures> byGuesser = new LinkedHashMap<>();

        synchronized boolean attempt(String guesser, Instant now) {
            forgetUntil(now.minus(WAIT));
            Failures before = byGuesser.get(guesser);
            boolean mustWait = before == null ? byGuesser.size() >= MOST_GUESSERS : before.count() >= ALLOWED;
            if (!mustWait) {
                byGuesser.remove(guesser);
                byGuesser.put(guesser, new Failures(before == null ? 1 : before.count() + 1, now));
            }
            return !mustWait;
        }

        synchronized void forget(String guesser) {
            byGuesser.remove(guesser);
        }

        private void forgetUntil(Instant past) {
            while (!byGuesser.isEmpty()
                    && !byGuesser.firstEntry().getValue().last().isAfter(past)) {
                byGuesser.pollFirstEntry();
            }
        }
    }
}
