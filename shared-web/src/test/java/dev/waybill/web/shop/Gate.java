package dev.waybill.web.shop;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds requests in work for as long as a test wants them there. */
public final class Gate {

    private volatile CountDownLatch opened = new CountDownLatch(0);
    private final AtomicInteger waiting = new AtomicInteger();

    public void close() {
        opened = new CountDownLatch(1);
    }

    public void open() {
        opened.countDown();
    }

    public void awaitWaiting(int requests) {
        await().until(() -> waiting.get() == requests);
    }

    void pass() {
        waiting.incrementAndGet();
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            waiting.decrementAndGet();
        }
    }
}
