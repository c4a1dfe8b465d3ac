package dev.waybill.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.limits.LimitsProperties.Concurrency;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final long BETWEEN = Duration.ofMillis(5).toNanos();

    private final AdaptiveLimit limit = new AdaptiveLimit(new Concurrency(64, 20, 200));
    private long now = System.nanoTime();

    @Test
    void fallsToItsMinimumWhileRequestsTakeLongerAndRisesAgain() {
        busyFor(Duration.ofSeconds(20), Duration.ofMillis(10));
        int atFirst = limit.current();
        assertThat(atFirst).isBetween(64, 200);

        busyFor(Duration.ofSeconds(15), Duration.ofMillis(200));
        assertThat(limit.current()).isEqualTo(20);

        busyFor(Duration.ofSeconds(60), Duration.ofMillis(10));
        assertThat(limit.current()).isGreaterThanOrEqualTo(64);
    }

    @Test
    void bearsOnePause() {
        busyFor(Duration.ofSeconds(20), Duration.ofMillis(10));
        int before = limit.current();

        busyFor(Duration.ofMillis(400), Duration.ofMillis(200));

        assertThat(limit.current()).isGreaterThan(before / 2);
    }

    @Test
    void staysAsItIsWhileLittleIsInWork() {
        requests(Duration.ofSeconds(20), Duration.ofMillis(200), () -> 3);

        assertThat(limit.current()).isEqualTo(64);
    }

    private void busyFor(Duration time, Duration each) {
        requests(time, each, limit::current);
    }

    private void requests(Duration time, Duration each, LongSupplier inWork) {
        for (long end = now + time.toNanos(); now < end; now += BETWEEN) {
            limit.learn(now, each.toNanos(), inWork.getAsLong());
        }
    }
}
