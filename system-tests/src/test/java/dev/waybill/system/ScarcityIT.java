package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.Order;
import dev.waybill.system.client.OrderDraft;
import dev.waybill.system.client.Product.Stock;
import dev.waybill.system.client.Sales;
import dev.waybill.system.client.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More customers than goods: nothing is sold twice, and nobody pays for what they do not get. */
@OnThePlatform
class ScarcityIT {

    private static final String PLENTY = "SCARCITY-PLENTY";
    private static final String SCARCE = "SCARCITY-SCARCE";
    private static final String RARE = "SCARCITY-RARE";

    private final Shop shop;

    ScarcityIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void sixtyOrdersOverTwoScarceProductsConfirmExactlyWhatThereIs() {
        shop.offer(PLENTY, euros("2.00"), 100);
        shop.offer(SCARCE, euros("3.00"), 7);
        shop.offer(RARE, euros("5.00"), 3);
        Sales before = shop.salesToday();

        List<String> placed = placeAtOnce(IntStream.range(0, 60)
                .mapToObj(i ->
                        anOrder().of(List.of(PLENTY, SCARCE, RARE).get(i % 3)).by("shopper-" + i % 5)));
        List<Order> settled = shop.settled(placed);

        assertThat(confirmedPerProduct(settled)).isEqualTo(Map.of(PLENTY, 20L, SCARCE, 7L, RARE, 3L));
        assertThat(settled)
                .filteredOn(order -> !order.isConfirmed())
                .hasSize(30)
                .allSatisfy(order -> assertThat(order.reason()).isEqualTo("OUT_OF_STOCK"));
        assertThat(shop.stock(PLENTY)).isEqualTo(new Stock(100, 80, 0, 20));
        assertThat(shop.stock(SCARCE)).isEqualTo(new Stock(7, 0, 0, 7));
        assertThat(shop.stock(RARE)).isEqualTo(new Stock(3, 0, 0, 3));
        Books.balance(shop.ledger(), settled);
        settled.forEach(shop::reported);
        Sales sold = new Sales(60, 30, 30, new BigDecimal("76.00"));
        await().untilAsserted(() -> assertThat(before.until(shop.salesToday())).isEqualTo(sold));
    }

    @Test
    void twentyDeclinedCardsLeaveTheStockAsItWas() {
        shop.offer("SCARCITY-DECLINED", euros("4.00"), 20);

        List<String> placed = placeAtOnce(IntStream.range(0, 20)
                .mapToObj(_ -> anOrder().of("SCARCITY-DECLINED").paidWith("card-declined")));
        List<Order> settled = shop.settled(placed);

        assertThat(settled).allSatisfy(order -> {
            assertThat(order.status()).isEqualTo("REJECTED");
            assertThat(order.reason()).isEqualTo("PAYMENT_DECLINED");
        });
        assertThat(shop.stock("SCARCITY-DECLINED")).isEqualTo(new Stock(20, 20, 0, 0));
        Books.balance(shop.ledger(), settled);
    }

    private List<String> placeAtOnce(Stream<OrderDraft> drafts) {
        try (ExecutorService customers = Executors.newFixedThreadPool(10)) {
            List<CompletableFuture<Order>> placed = drafts.map(
                            draft -> CompletableFuture.supplyAsync(() -> shop.place(draft), customers))
                    .toList();
            return placed.stream().map(order -> order.join().orderId()).toList();
        }
    }

    private static Map<String, Long> confirmedPerProduct(List<Order> orders) {
        return orders.stream()
                .filter(Order::isConfirmed)
                .collect(groupingBy(order -> order.lines().getFirst().sku(), counting()));
    }
}
