package dev.waybill.platform.process;

import java.time.Duration;

/** How long to wait before a process that died is started again: twice as long after each quick death. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofSeconds(60);

    private int quickDeaths;

    Duration afterDeath(Duration lived) {
        quickDeaths = lived.compareTo(STABLE) < 0 ? quickDeaths + 1 : 1;
        Duration wait = FIRST.multipliedBy(1L << Math.min(quickDeaths - 1, 10));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    int quickDeaths() {
        return quickDeaths;
    }
}
