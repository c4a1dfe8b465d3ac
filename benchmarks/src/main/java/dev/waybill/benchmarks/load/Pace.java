package dev.waybill.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/** Waits until a moment of {@link System#nanoTime}, however often the thread is woken before. */
final class Pace {

    private Pace() {}

    static void awaitMoment(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
