package dev.waybill.payment.intent.application;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes up what calls the provider: an intent was committed, or there is room for another call. */
@Component
public class IntentSignal {

    private final Semaphore rings = new Semaphore(0);

    /** Wakes it up. */
    public void ring() {
        rings.release();
    }

    /** Returns at a ring, also one that came before, or after the timeout. */
    void await(Duration timeout) throws InterruptedException {
        if (rings.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
