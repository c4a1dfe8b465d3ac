package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.Answer;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.OrderDraft;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.Platform;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything dies at once in the middle of the work, and comes back. */
@OnThePlatform
class CrashIT {

    private static final int ORDERS = 100;
    private static final int ACKNOWLEDGED_BEFORE_THE_CRASH = 50;
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    @Test
    void everyAcknowledgedOrderSettlesAndNobodyIsChargedTwice(Platform platform, Shop shop) {
        assumeThat(platform.isOurs()).isTrue();
        shop.offer("CRASH-VASE", euros("9.00"), ORDERS);
        List<OrderDraft> drafts = IntStream.range(0, ORDERS)
                .mapToObj(_ -> anOrder().of("CRASH-VASE"))
                .toList();
        Map<OrderDraft, Order> acknowledged = new ConcurrentHashMap<>();
        Platform.PowerCut everything = platform.powerCut();

        try (ExecutorService customers = Executors.newFixedThreadPool(4)) {
            drafts.forEach(draft -> customers.execute(() -> placeIfPossible(shop, draft, acknowledged)));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_CRASH);
            everything.happen();
        }
        Set<String> before = ids(acknowledged);
        platform.up();

        assertThat(shop.settled(before, RECOVERY)).hasSameSizeAs(before).allMatch(Order::isConfirmed);
        drafts.forEach(draft -> retry(shop, draft, acknowledged));
        List<Order> settled = shop.settled(ids(acknowledged), RECOVERY);
        assertThat(settled).hasSize(ORDERS).allMatch(Order::isConfirmed);
        Books.balance(shop.ledger(), settled);
        assertThat(shop.stock("CRASH-VASE").shipped()).isEqualTo(ORDERS);
        assertThat(shop.stock("CRASH-VASE").isConserved()).isTrue();
    }

    private static void placeIfPossible(Shop shop, OrderDraft draft, Map<OrderDraft, Order> acknowledged) {
        try {
            Answer answer = shop.tryToPlace(draft);
            if (answer.status() == 202) {
                acknowledged.put(draft, answer.as(Order.class, 202));
            }
        } catch (UncheckedIOException e) {
            // Nobody knows whether this order was placed: its customer sends it again, with the same key.
        }
    }

    private static void retry(Shop shop, OrderDraft draft, Map<OrderDraft, Order> acknowledged) {
        Order again = shop.place(draft);
        Order before = acknowledged.putIfAbsent(draft, again);
        assertThat(before == null || before.orderId().equals(again.orderId())).isTrue();
    }

    private static Set<String> ids(Map<OrderDraft, Order> orders) {
        Set<String> ids = new LinkedHashSet<>();
        orders.values().forEach(order -> ids.add(order.orderId()));
        return ids;
    }
}
