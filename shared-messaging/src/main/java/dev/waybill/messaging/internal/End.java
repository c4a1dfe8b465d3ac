package dev.waybill.messaging.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of a background worker: it pauses by waiting for it. An interrupt instead would break its connection. */
public final class End {

    private final CountDownLatch latch = new CountDownLatch(1);

    /** It is time to stop. */
    public void come() {
        latch.countDown();
    }

    /** Waits that long; whether the end came. */
    public boolean isWithin(Duration pause) {
        try {
            return latch.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
