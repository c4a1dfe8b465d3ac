package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.Order;
import dev.waybill.system.client.Product.Stock;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.PlatformStatus;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The payment provider is away for longer than an order waits. */
@OnThePlatform
class ProviderOutageIT {

    private final Shop shop;
    private final PlatformStatus status;

    ProviderOutageIT(Shop shop, PlatformStatus status) {
        this.shop = shop;
        this.status = status;
    }

    @AfterEach
    void bringTheProviderBack() {
        shop.providerFaults("{}");
    }

    @Test
    void ordersAreGivenUpAndNobodyPaysThoughTheProviderComesBack() throws SQLException {
        shop.offer("PATIENCE-CARD", euros("8.00"), 6);
        shop.providerFaults("{\"unavailable\": true}");
        List<String> placed = Stream.generate(() -> shop.place(anOrder().of("PATIENCE-CARD")))
                .limit(6)
                .map(Order::orderId)
                .toList();
        await().until(() ->
                placed.stream().allMatch(id -> shop.order(id).status().equals("STOCK_RESERVED")));

        Deadlines.pass(status, placed);

        await().until(() -> placed.stream().map(shop::order).allMatch(ProviderOutageIT::isGivenUp));
        assertThat(placed.stream().map(shop::order)).noneMatch(Order::settled);
        shop.providerFaults("{}");
        List<Order> settled = shop.settled(placed);
        assertThat(settled).allMatch(ProviderOutageIT::isGivenUp);
        assertThat(shop.stock("PATIENCE-CARD")).isEqualTo(new Stock(6, 6, 0, 0));
        Books.balance(shop.ledger(), settled);
    }

    private static boolean isGivenUp(Order order) {
        return order.status().equals("CANCELLED") && "TIMED_OUT".equals(order.reason());
    }
}
