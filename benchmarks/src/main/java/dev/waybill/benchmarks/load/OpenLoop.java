package dev.waybill.benchmarks.load;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends order number n at its time, whatever became of those before it. Every latency counts from that time and not from
 * when the order could be sent: a platform that stalls is charged for all who would have come meanwhile.
 */
final class OpenLoop {

    private static final int ACCEPTED = 202;

    private final Shop shop;
    private final Plan plan;
    private final AtomicReferenceArray<@Nullable Posted> posted;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, Integer> warmUpFailures = new ConcurrentHashMap<>();
    private final Phaser underWay = new Phaser(1);
    private volatile long start;
    private long latest;

    OpenLoop(Shop shop, Plan plan) {
        this.shop = shop;
        this.plan = plan;
        this.posted = new AtomicReferenceArray<>(plan.allOrders());
    }

    /** An order that was accepted, and when the answer was there, by {@link System#nanoTime}. */
    record Posted(UUID orderId, long answeredAt) {}

    /** Sends them all; {@code reached} gets each number just before it is sent. */
    void run(IntConsumer reached) {
        start = System.nanoTime();
        for (int number = 0; number < plan.allOrders(); number++) {
            long wait = scheduled(number) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            reached.accept(number);
            latest = Math.max(latest, System.nanoTime() - scheduled(number));
            send(number);
        }
    }

    private void send(int number) {
        underWay.register();
        var _ = shop.order(number).whenComplete((answer, failure) -> {
            note(number, answer, failure);
            underWay.arriveAndDeregister();
        });
    }

    private void note(int number, @Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer != null && answer.statusCode() == ACCEPTED) {
            String location = answer.headers().firstValue("Location").orElseThrow();
            UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
            posted.set(number, new Posted(id, System.nanoTime()));
        } else {
            String why = answer != null ? "status " + answer.statusCode() : String.valueOf(failure);
            (number < plan.warmUpOrders() ? warmUpFailures : failures).merge(why, 1, Integer::sum);
        }
    }

    /** Waits until every request has its answer or its failure. */
    void awaitAnswers() throws InterruptedException, TimeoutException {
        underWay.awaitAdvanceInterruptibly(underWay.arrive(), 60, TimeUnit.SECONDS);
    }

    long scheduled(int number) {
        return start + plan.due(number);
    }

    @Nullable
    Posted posted(int number) {
        return posted.get(number);
    }

    /** Why requests that are measured failed, and how many. */
    Map<String, Integer> failures() {
        return failures;
    }

    /** Likewise while the platform warmed up. */
    Map<String, Integer> warmUpFailures() {
        return warmUpFailures;
    }

    /** How far behind its times this program was, at worst. */
    long latestNanos() {
        return latest;
    }
}
