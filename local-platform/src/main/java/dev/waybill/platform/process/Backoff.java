package dev.waybill.platform.process;

import java.time.Duration;

/**
 * How long to wait before a process that died is started again: a moment after it was ready, twice as long after each
 * further death before it is.
 */
public final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** The longest wait, unless it is said otherwise. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration first;
    private final Duration longest;
    private int failedStarts;

    /** Never waits longer than this. */
    public Backoff(Duration longest) {
        this(FIRST, longest);
    }

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** What was ready works: whatever ended it, its next start is not one more attempt at the same failure. */
    Duration afterDeathOfReady() {
        failedStarts = 0;
        return shorter(first);
    }

    Duration afterFailedStart() {
        failedStarts++;
        return shorter(first.multipliedBy(1L << Math.min(failedStarts - 1, 10)));
    }

    private Duration shorter(Duration wait) {
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** Deaths before readiness in a row. */
    int failedStarts() {
        return failedStarts;
    }
}
