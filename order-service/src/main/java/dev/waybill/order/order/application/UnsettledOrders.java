package dev.waybill.order.order.application;

import dev.waybill.order.order.application.RecentOrders.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many orders may be under way: as many as settle in a few seconds, of those placed in the last ten. So an order that is
 * accepted is settled soon, and those that are stuck count no longer. While none settles at all something is away, which is
 * no overload: orders are accepted, and settled when it is back.
 */
@Component
public class UnsettledOrders {

    private static final Logger log = LoggerFactory.getLogger(UnsettledOrders.class);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(250);
    private static final Duration OUTDATED = Duration.ofSeconds(2);
    private static final long UNBOUNDED = Integer.MAX_VALUE;
    private static final Duration NEVER_SETTLED = Duration.ofSeconds(5);

    private final RecentOrders orders;
    private final Clock clock;
    private final Duration settleWithin;
    private final long always;
    private final Duration standstill;
    private final AtomicBoolean sampling = new AtomicBoolean();
    private volatile Sample latest;
    private volatile Since since = new Since(null);

    UnsettledOrders(
            RecentOrders orders,
            Clock clock,
            @Value("${waybill.order.admission.settle-within:4s}") Duration settleWithin,
            @Value("${waybill.order.admission.always-accepted:400}") long always,
            @Value("${waybill.order.admission.standstill:2s}") Duration standstill) {
        this.orders = orders;
        this.clock = clock;
        this.settleWithin = settleWithin;
        this.always = always;
        this.standstill = standstill;
        this.latest = new Sample(System.nanoTime() - WINDOW.toNanos(), 0, always, Map.of());
    }

    /**
     * What is under way, with what was accepted since it was counted.
     *
     * @param all unsettled orders
     * @param ofCustomer those of one customer
     * @param limit up to which more are accepted
     */
    public record InProgress(long all, long ofCustomer, long limit) {}

    private record Sample(long at, long unsettled, long limit, Map<String, Long> byCustomer) {}

    /** Accepted since the latest sample; while one is under way, also what was accepted before it began. */
    private static final class Since {

        private final AtomicLong all = new AtomicLong();
        private final Map<String, Long> byCustomer = new ConcurrentHashMap<>();
        private volatile @Nullable Since before;

        private Since(@Nullable Since before) {
            this.before = before;
        }

        long all() {
            Since earlier = before;
            return all.get() + (earlier == null ? 0 : earlier.all.get());
        }

        long of(String customer) {
            Since earlier = before;
            return byCustomer.getOrDefault(customer, 0L)
                    + (earlier == null ? 0 : earlier.byCustomer.getOrDefault(customer, 0L));
        }
    }

    /** An order of this customer is accepted. */
    public void accepted(String customer) {
        Since accepted = since;
        accepted.all.incrementAndGet();
        accepted.byCustomer.merge(customer, 1L, Long::sum);
    }

    /** How many are under way now, of all and of this customer. */
    public InProgress inProgress(String customer) {
        Sample sample = latest;
        long age = System.nanoTime() - sample.at;
        if (age > BETWEEN_SAMPLES.toNanos()) {
            measureAgain();
        }
        Sample used = age > OUTDATED.toNanos() ? new Sample(0, 0, always, Map.of()) : sample;
        Since accepted = since;
        return new InProgress(
                used.unsettled + accepted.all(),
                used.byCustomer.getOrDefault(customer, 0L) + accepted.of(customer),
                used.limit);
    }

    private void measureAgain() {
        if (sampling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("unsettled-orders").start(() -> {
                since = new Since(since);
                try {
                    measure();
                } catch (RuntimeException e) {
                    log.debug("What is in progress is not known now", e);
                } finally {
                    since.before = null;
                    sampling.set(false);
                }
            });
        }
    }

    private void measure() {
        Instant begin = clock.instant().minus(WINDOW);
        Progress progress = orders.progress(begin);
        long limit = limit(progress);
        Map<String, Long> byCustomer = progress.unsettled() > limit / 2 ? orders.unsettledByCustomer(begin) : Map.of();
        latest = new Sample(System.nanoTime(), progress.unsettled(), limit, byCustomer);
    }

    private long limit(Progress progress) {
        boolean standsStill = progress.unsettled() > 0
                && (progress.stillFor() == null
                        ? progress.oldestUnsettled().compareTo(NEVER_SETTLED) > 0
                        : progress.stillFor().compareTo(standstill) > 0);
        return standsStill
                ? UNBOUNDED
                : Math.max(always, progress.settled() * settleWithin.toMillis() / WINDOW.toMillis());
    }
}
