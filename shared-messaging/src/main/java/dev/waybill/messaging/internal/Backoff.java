package dev.waybill.messaging.internal;

import java.time.Duration;

/** Pauses after failures in a row: each twice as long as the one before, up to a longest one. */
public final class Backoff {

    private static final int DOUBLED_AT_MOST = 30;

    private final Duration shortest;
    private final Duration longest;
    private int failures;

    /** Begins with the shortest. */
    public Backoff(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    /** How long to pause after one more failure. */
    public Duration next() {
        Duration pause = shortest.multipliedBy(1L << Math.min(failures, DOUBLED_AT_MOST));
        failures++;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** It has succeeded. */
    public void reset() {
        failures = 0;
    }

    /** Whether nothing has failed since it last succeeded. */
    public boolean isFresh() {
        return failures == 0;
    }
}
