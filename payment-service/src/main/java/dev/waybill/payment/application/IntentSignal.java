package dev.waybill.payment.application;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes up who calls the provider: an intent was committed, or there is room for another call. */
@Component
class IntentSignal {

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    /** Returns at a ring, also one that came before, or after the patience. */
    void await(Duration patience) throws InterruptedException {
        if (rings.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
