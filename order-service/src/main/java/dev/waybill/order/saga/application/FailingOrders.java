package dev.waybill.order.saga.application;

import dev.waybill.order.order.domain.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders whose timeouts could not be handled: each is tried again after delays that double, from 1 s to 10 min. */
@Component
class FailingOrders {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    private final Clock clock;
    private final Map<OrderId, Failure> failures = new HashMap<>();

    FailingOrders(Clock clock) {
        this.clock = clock;
    }

    private record Failure(int times, Instant retryAt) {}

    synchronized boolean mayBeTried(OrderId id) {
        Failure failure = failures.get(id);
        return failure == null || !clock.instant().isBefore(failure.retryAt());
    }

    synchronized void failed(OrderId id) {
        Instant now = clock.instant();
        failures.values().removeIf(failure -> failure.retryAt().plus(LONGEST).isBefore(now));
        Failure before = failures.get(id);
        int times = before == null ? 1 : before.times() + 1;
        failures.put(id, new Failure(times, now.plus(delayBefore(times))));
    }

    private static Duration delayBefore(int times) {
        Duration delay = SHORTEST.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    synchronized void succeeded(OrderId id) {
        failures.remove(id);
    }
}
