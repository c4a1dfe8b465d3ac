package dev.waybill.messaging.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A background thread. It pauses by waiting for its end, for an interrupt would break its connections. */
public final class Worker {

    private final Thread.Builder threads;
    private volatile CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /** Of these threads. */
    public Worker(Thread.Builder threads) {
        this.threads = threads;
    }

    /** On a virtual thread. */
    public static Worker named(String name) {
        return new Worker(Thread.ofVirtual().name(name));
    }

    /** Starts the work, which ends soon after {@link #isStopping} turns true. */
    public void start(Runnable work) {
        end = new CountDownLatch(1);
        Thread started = threads.unstarted(work);
        thread = started;
        started.start();
    }

    /** Whether it should end. */
    public boolean isStopping() {
        return end.getCount() == 0;
    }

    /** Waits for that long, or until it should end; whether it should. An interrupt ends it. */
    public boolean isStoppingWithin(Duration pause) {
        try {
            return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop();
            return true;
        }
    }

    /** Lets it end, and does not wait for that. */
    public void stop() {
        end.countDown();
    }

    /** Lets it end, and interrupts it if it takes longer than this. */
    public void stop(Duration atMost) {
        stop();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(atMost)) {
                running.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was started, and not stopped since. */
    public boolean isRunning() {
        return thread != null && !isStopping();
    }

    /** Whether its thread lives. */
    public boolean isAlive() {
        Thread running = thread;
        return running != null && running.isAlive();
    }
}
