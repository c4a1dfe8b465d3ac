package dev.waybill.platform.process;

import java.time.Duration;

/** How long to wait before a process that died is started again: twice as long after each quick death. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** The longest wait, unless it is said otherwise. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration STABLE = Duration.ofSeconds(60);

    private final Duration longest;
    private int quickDeaths;

    /** Never waits longer than this. */
    public Backoff(Duration longest) {
        this.longest = longest;
    }

    Duration afterDeath(Duration lived) {
        quickDeaths = lived.compareTo(STABLE) < 0 ? quickDeaths + 1 : 1;
        Duration wait = FIRST.multipliedBy(1L << Math.min(quickDeaths - 1, 10));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    int quickDeaths() {
        return quickDeaths;
    }
}
