package dev.waybill.benchmarks.clients;

import java.util.concurrent.locks.LockSupport;

/** Waits until a moment of {@link System#nanoTime}, however often the thread is woken before. */
public final class Pace {

    private Pace() {}

    public static void awaitMoment(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
