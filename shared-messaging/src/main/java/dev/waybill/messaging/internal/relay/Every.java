package dev.waybill.messaging.internal.relay;

import java.time.Duration;

/** Says when it is time again. */
final class Every {

    private final long nanos;
    private long last = System.nanoTime();

    Every(Duration interval) {
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
