package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static dev.waybill.system.faultrun.FaultRun.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.Order;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.Consumption;
import dev.waybill.system.platform.Consumption.Share;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import dev.waybill.system.platform.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With Kafka away the shop stays open; what was accepted goes on when Kafka is back. */
@OnThePlatform
class BrokerOutageIT {

    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final Duration UNTIL_ALL_HAVE_NOTICED = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int WINDOWS_AT_MOST = 8;

    /** Less than half of what a service that spins consumes, and more than a quiet one does on a machine that is busy. */
    private static final double CORES_AT_MOST = 0.25;

    private static final double LINES_A_MINUTE = 60;

    @Test
    void ordersAreAcceptedWithoutKafkaAndConfirmedOnceItIsBack(Shop shop, PlatformStatus status) {
        shop.offer("OUTAGE-CANDLE", euros("6.00"), 10);
        shop.settled(shop.place(anOrder().of("OUTAGE-CANDLE")));

        Order placed;
        try (var _ = Signals.pause(status.brokerPid())) {
            placed = shop.place(anOrder().of("OUTAGE-CANDLE"));
            await("the order to stay as it is")
                    .during(Duration.ofSeconds(10))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> shop.order(placed.orderId()).status().equals("PLACED"));
        }

        List<Order> settled = shop.settled(List.of(placed.orderId()), RECOVERY);
        assertThat(settled.getFirst().status()).isEqualTo("CONFIRMED");
        Books.balance(shop.ledger(), settled);
    }

    @Test
    void aKilledBrokerComesBackByItselfWithEveryAcceptedOrder(Shop shop, PlatformStatus status) {
        shop.offer("OUTAGE-LAMP", euros("7.00"), 10);
        shop.settled(shop.place(anOrder().of("OUTAGE-LAMP")));

        ProcessHandle.of(status.brokerPid()).orElseThrow().destroyForcibly();
        Order placed = shop.place(anOrder().of("OUTAGE-LAMP"));

        List<Order> settled = shop.settled(List.of(placed.orderId()), RECOVERY);
        assertThat(settled.getFirst().status()).isEqualTo("CONFIRMED");
        Books.balance(shop.ledger(), settled);
    }

    @Test
    void aBrokerThatHangsCostsNothing(Shop shop, Platform platform, PlatformStatus status) {
        shop.offer("OUTAGE-CLOCK", euros("8.00"), 10);
        shop.settled(shop.place(anOrder().of("OUTAGE-CLOCK")));

        Order placed;
        List<Share> consumed;
        try (var _ = Signals.pause(status.brokerPid())) {
            placed = shop.place(anOrder().of("OUTAGE-CLOCK"));
            consumed = consumedDuringTheOutage(platform, status);
        }

        assertIsNothing(consumed);
        shop.settled(List.of(placed.orderId()), RECOVERY);
    }

    @Test
    void aBrokerThatIsAwayCostsNothing(Shop shop, Platform platform, PlatformStatus status) {
        shop.offer("OUTAGE-CHAIR", euros("9.00"), 10);
        shop.settled(shop.place(anOrder().of("OUTAGE-CHAIR")));

        Order placed;
        List<Share> consumed;
        ProcessHandle broker = ProcessHandle.of(status.brokerPid()).orElseThrow();
        try (var _ = Signals.pause(supervisorOf(broker).pid())) {
            broker.destroyForcibly();
            placed = shop.place(anOrder().of("OUTAGE-CHAIR"));
            consumed = consumedDuringTheOutage(platform, status);
        }

        assertIsNothing(consumed);
        shop.settled(List.of(placed.orderId()), RECOVERY);
    }

    /** It would start the broker again. */
    private static ProcessHandle supervisorOf(ProcessHandle broker) {
        return broker.parent().orElseThrow();
    }

    /** Of the first window in which all is quiet; else of the last. JVMs here are young, and what spins is never quiet. */
    private static List<Share> consumedDuringTheOutage(Platform platform, PlatformStatus status) {
        pass(UNTIL_ALL_HAVE_NOTICED);
        Map<String, Long> pids = SERVICES.stream().collect(Collectors.toMap(it -> it, status::pid));
        List<Share> consumed = List.of();
        for (int window = 0; window < WINDOWS_AT_MOST && !isQuiet(consumed); window++) {
            Consumption consumption = Consumption.of(pids, platform.dataDirectory());
            pass(WINDOW);
            consumed = consumption.untilNow();
        }
        return consumed;
    }

    private static boolean isQuiet(List<Share> consumed) {
        return !consumed.isEmpty()
                && consumed.stream()
                        .allMatch(it -> it.cores() <= CORES_AT_MOST && it.linesPerMinute() <= LINES_A_MINUTE);
    }

    private static void pass(Duration duration) {
        await().pollDelay(duration).atMost(duration.plusSeconds(30)).until(() -> true);
    }

    private static void assertIsNothing(List<Share> consumed) {
        assertThat(consumed).hasSameSizeAs(SERVICES).allSatisfy(share -> {
            assertThat(share.cores()).as("%s", share).isLessThanOrEqualTo(CORES_AT_MOST);
            assertThat(share.linesPerMinute()).as("%s", share).isLessThanOrEqualTo(LINES_A_MINUTE);
        });
    }
}
