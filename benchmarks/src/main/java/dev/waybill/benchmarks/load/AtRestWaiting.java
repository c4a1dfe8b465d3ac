package dev.waybill.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One order after the other by a client that prefers to wait: from the first byte of the POST to its answer, which shows the
 * order confirmed. The next is sent 50 ms after the previous one settled.
 */
final class AtRestWaiting {

    private static final int DISCARDED = 100;
    private static final int COUNTED = 200;
    private static final long BETWEEN_ORDERS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long BETWEEN_READS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Shop shop;
    private final List<Long> confirmed = new ArrayList<>();
    private int undecided;

    AtRestWaiting(Shop shop) {
        this.shop = shop;
    }

    void run() throws IOException, InterruptedException {
        for (int number = 0; number < DISCARDED + COUNTED; number++) {
            long start = System.nanoTime();
            Shop.Placed placed = shop.placeAndWait(number);
            long nanos = System.nanoTime() - start;
            if (number >= DISCARDED && placed.state().status().equals("CONFIRMED")) {
                confirmed.add(nanos);
            } else if (number >= DISCARDED) {
                undecided++;
            }
            awaitSettled(placed.order());
            LockSupport.parkNanos(BETWEEN_ORDERS);
        }
    }

    private void awaitSettled(String order) throws IOException, InterruptedException {
        while (!shop.read(order).settled()) {
            LockSupport.parkNanos(BETWEEN_READS);
        }
    }

    String markdown() {
        return """
                | waiting at rest, %d orders, %d not confirmed | p50 | p99 | max |
                |---|---:|---:|---:|
                %s""".formatted(
                        confirmed.size() + undecided,
                        undecided,
                        AtRest.row(
                                "POST with Prefer: wait=5 → CONFIRMED",
                                confirmed.stream().mapToLong(Long::longValue).toArray()));
    }
}
