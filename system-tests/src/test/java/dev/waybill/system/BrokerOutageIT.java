package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.Order;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.PlatformStatus;
import dev.waybill.system.platform.Signals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With Kafka away the shop stays open; what was accepted goes on when Kafka is back. */
@OnThePlatform
class BrokerOutageIT {

    private static final Duration RECOVERY = Duration.ofSeconds(90);

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
}
