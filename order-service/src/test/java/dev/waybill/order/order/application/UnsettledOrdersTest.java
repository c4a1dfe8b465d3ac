package dev.waybill.order.order.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.order.order.application.RecentOrders.Progress;
import dev.waybill.order.order.application.UnsettledOrders.InProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnsettledOrdersTest {

    private static final long ALWAYS = 400;
    private static final long MANY = 1_000_000;

    private final Recent recent = new Recent();
    private final UnsettledOrders unsettled =
            new UnsettledOrders(recent, Clock.systemUTC(), Duration.ofSeconds(4), ALWAYS, Duration.ofSeconds(2));

    private static final class Recent implements RecentOrders {

        volatile Progress progress = new Progress(0, 0, Duration.ZERO, null);
        volatile Map<String, Long> byCustomer = Map.of();

        final Phaser samples = new Phaser(1);
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public Progress progress(Instant since) {
            samples.arrive();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return progress;
        }

        @Override
        public Map<String, Long> unsettledByCustomer(Instant since) {
            return byCustomer;
        }
    }

    private static Progress progress(long unsettled, long settled, int oldestSeconds, @Nullable Integer stillSeconds) {
        return new Progress(
                unsettled,
                settled,
                Duration.ofSeconds(oldestSeconds),
                stillSeconds == null ? null : Duration.ofSeconds(stillSeconds));
    }

    @Test
    void countsWhatIsAcceptedUntilASampleHasIt() {
        recent.gate = new CountDownLatch(1);
        unsettled.accepted("alice");
        unsettled.accepted("bob");
        unsettled.inProgress("bob");
        recent.samples.awaitAdvance(0);
        unsettled.accepted("bob");

        assertThat(unsettled.inProgress("bob")).isEqualTo(new InProgress(3, 2, ALWAYS));

        recent.progress = progress(2, 0, 1, null);
        recent.gate.countDown();
        await().until(() -> unsettled.inProgress("alice").ofCustomer() == 0);
        assertThat(unsettled.inProgress("alice").all()).isBetween(2L, 3L);
    }

    @Test
    void acceptsAsManyAsSettleInFourSeconds() {
        recent.progress = progress(500, 1_500, 3, 0);
        recent.byCustomer = Map.of("greedy", 300L);

        InProgress inProgress = awaitSample(600);

        assertThat(inProgress.all()).isEqualTo(500);
        assertThat(unsettled.inProgress("greedy").ofCustomer()).isEqualTo(300);
        assertThat(unsettled.inProgress("modest").ofCustomer()).isZero();
    }

    @Test
    void acceptsSomeBeforeTheFirstHaveSettled() {
        recent.progress = progress(500, 0, 2, null);

        assertThat(awaitSample(ALWAYS).all()).isGreaterThan(ALWAYS);
    }

    @Test
    void takesAnOutageForNoOverload() {
        recent.progress = progress(5_000, 1_000, 10, 3);
        await().until(() -> unsettled.inProgress("alice").limit() > MANY);

        recent.progress = progress(5_000, 0, 10, null);
        await().until(() -> unsettled.inProgress("alice").all() == 5_000
                && unsettled.inProgress("alice").limit() > MANY);
    }

    private InProgress awaitSample(long limit) {
        return await().until(
                        () -> unsettled.inProgress("alice"),
                        inProgress -> inProgress.limit() == limit && inProgress.all() == recent.progress.unsettled());
    }
}
