package dev.waybill.messaging.internal.relay;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay when a transaction of this process has committed messages. */
public final class RelaySignal {

    private final Semaphore signal = new Semaphore(0);

    /** Something may be there. Never blocks. */
    public void wakeUp() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Waits for a wake-up, at most this long. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean woken = signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (woken) {
            signal.drainPermits();
        }
        return woken;
    }
}
