package dev.waybill.messaging.internal.relay;

import java.time.Duration;

/** Something that is due once in a while. */
final class Interval {

    private final long nanos;
    private long last = System.nanoTime();

    Interval(Duration interval) {
        this.nanos = interval.toNanos();
    }

    boolean isDue() {
        long now = System.nanoTime();
        if (now - last < nanos) {
            return false;
        }
        last = now;
        return true;
    }
}
