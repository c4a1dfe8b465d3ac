package dev.waybill.order.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.order.application.RecentOrders.Progress;
import dev.waybill.order.application.UnsettledOrders.UnderWay;
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

        final Phaser looks = new Phaser(1);
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public Progress progress(Instant since) {
            looks.arrive();
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
    void countsWhatIsAcceptedUntilALookHasIt() {
        recent.gate = new CountDownLatch(1);
        unsettled.accepted("alice");
        unsettled.accepted("bob");
        unsettled.underWay("bob");
        recent.looks.awaitAdvance(0);
        unsettled.accepted("bob");

        assertThat(unsettled.underWay("bob")).isEqualTo(new UnderWay(3, 2, ALWAYS));

        recent.progress = progress(2, 0, 1, null);
        recent.gate.countDown();
        await().until(() -> unsettled.underWay("alice").ofCustomer() == 0);
        assertThat(unsettled.underWay("alice").all()).isBetween(2L, 3L);
    }

    @Test
    void acceptsAsManyAsSettleInFourSeconds() {
        recent.progress = progress(500, 1_500, 3, 0);
        recent.byCustomer = Map.of("greedy", 300L);

        UnderWay underWay = awaitLook(600);

        assertThat(underWay.all()).isEqualTo(500);
        assertThat(unsettled.underWay("greedy").ofCustomer()).isEqualTo(300);
        assertThat(unsettled.underWay("modest").ofCustomer()).isZero();
    }

    @Test
    void acceptsSomeBeforeTheFirstHaveSettled() {
        recent.progress = progress(500, 0, 2, null);

        assertThat(awaitLook(ALWAYS).all()).isGreaterThan(ALWAYS);
    }

    @Test
    void takesAnOutageForNoOverload() {
        recent.progress = progress(5_000, 1_000, 10, 3);
        await().until(() -> unsettled.underWay("alice").limit() > MANY);

        recent.progress = progress(5_000, 0, 10, null);
        await().until(() -> unsettled.underWay("alice").all() == 5_000
                && unsettled.underWay("alice").limit() > MANY);
    }

    private UnderWay awaitLook(long limit) {
        return await().until(
                        () -> unsettled.underWay("alice"),
                        underWay -> underWay.limit() == limit && underWay.all() == recent.progress.unsettled());
    }
}
