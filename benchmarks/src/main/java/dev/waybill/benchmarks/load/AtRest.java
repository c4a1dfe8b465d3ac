package dev.waybill.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * One order after the other on a platform that does nothing else: the next is sent 50 ms after the previous one settled. Times
 * count from the first byte of the POST to the first GET that shows the state; the reader sends one every 2 ms.
 */
final class AtRest {

    private static final int DISCARDED = 100;
    static final int COUNTED = 200;
    private static final long BETWEEN_ORDERS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long BETWEEN_READS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long GIVEN_UP_AFTER = TimeUnit.SECONDS.toNanos(30);

    private final Shop shop;
    private final List<Times> counted = new ArrayList<>();

    AtRest(Shop shop) {
        this.shop = shop;
    }

    /** Nanoseconds from the first byte of the POST. */
    private record Times(long posted, long confirmed, long settled) {}

    void run() throws IOException, InterruptedException, TimeoutException {
        for (int number = 0; number < DISCARDED + COUNTED; number++) {
            Times times = follow(number);
            if (number >= DISCARDED) {
                counted.add(times);
            }
            LockSupport.parkNanos(BETWEEN_ORDERS);
        }
    }

    private Times follow(int number) throws IOException, InterruptedException, TimeoutException {
        long start = System.nanoTime();
        String order = shop.place(number);
        long posted = System.nanoTime() - start;
        long confirmed = 0;
        while (System.nanoTime() - start < GIVEN_UP_AFTER) {
            Shop.State state = shop.read(order);
            long now = System.nanoTime() - start;
            confirmed = confirmed == 0 && state.status().equals("CONFIRMED") ? now : confirmed;
            if (state.settled()) {
                return new Times(posted, confirmed, now);
            }
            LockSupport.parkNanos(BETWEEN_READS);
        }
        throw new TimeoutException(order + " has not settled within 30 s");
    }

    String markdown() {
        return """
                | at rest, %d orders | p50 | p99 | max |
                |---|---:|---:|---:|
                %s%s%s""".formatted(
                counted.size(),
                row("POST", counted.stream().mapToLong(Times::posted).toArray()),
                row(
                        "POST → CONFIRMED",
                        counted.stream().mapToLong(Times::confirmed).toArray()),
                row("POST → settled", counted.stream().mapToLong(Times::settled).toArray()));
    }

    static String row(String name, long[] nanos) {
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %.1f ms |%n",
                name,
                at(0.5, nanos),
                at(0.99, nanos),
                at(1, nanos));
    }

    private static double at(double share, long[] sorted) {
        int index = Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1);
        return sorted[index] / 1e6;
    }
}
