package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.LedgerEntry.Kind;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.OrderDraft;
import dev.waybill.system.client.Product.Stock;
import dev.waybill.system.client.Sales;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One order's way through the four services. */
@OnThePlatform
class JourneyIT {

    private final Shop shop;

    JourneyIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void anOrderIsConfirmedShippedChargedOnceAndReported() {
        shop.offer("JOURNEY-TEA", euros("12.50"), 10);
        Sales before = shop.salesToday();

        Order placed = shop.place(anOrder().of("JOURNEY-TEA", 3).paidWith("card-ok"));
        Order settled = shop.settled(placed);

        assertThat(settled.status()).isEqualTo("CONFIRMED");
        assertThat(settled.total()).isEqualTo(euros("37.50"));
        assertThat(shop.stock("JOURNEY-TEA")).isEqualTo(new Stock(10, 7, 0, 3));
        assertThat(shop.ledger().of(placed.orderId(), Kind.CAPTURED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount()).isEqualByComparingTo("37.50"));
        assertThat(shop.ledger().heldFor(placed.orderId())).isZero();
        assertThat(shop.reported(settled).status()).isEqualTo("CONFIRMED");
        await().untilAsserted(() -> assertThat(shop.salesToday()).isEqualTo(before.andConfirmed("37.50")));
    }

    @Test
    void theDoctorSeesWhatRunsAndWhatWaits(Platform platform) {
        assertThat(platform.run("doctor"))
                .contains("\u2713 processes            all are up")
                .containsPattern("[\u2713!] consumer reporting +\\d+ records wait")
                .containsPattern("[\u2713!] outbox orders +\\d+ messages wait, the oldest for \\d+ s")
                .containsPattern("[\u2713!] dead letters payments +(none|\\d+ wait)")
                .contains("\u2713 health inventory     topics, relay, consumers and database are well");
    }

    @Test
    void aDeclinedCardRejectsTheOrderAndReleasesItsStock() {
        shop.offer("JOURNEY-COFFEE", euros("8.00"), 5);

        Order settled =
                shop.settled(shop.place(anOrder().of("JOURNEY-COFFEE", 2).paidWith("card-declined")));

        assertThat(settled.status()).isEqualTo("REJECTED");
        assertThat(settled.reason()).isEqualTo("PAYMENT_DECLINED");
        assertThat(shop.stock("JOURNEY-COFFEE")).isEqualTo(new Stock(5, 5, 0, 0));
        assertThat(shop.ledger().paidFor(settled.orderId())).isZero();
        assertThat(shop.ledger().heldFor(settled.orderId())).isZero();
        assertThat(shop.reported(settled).status()).isEqualTo("REJECTED");
    }

    @Test
    void anOrderBeyondTheStockIsRejectedAndNobodyIsAskedForMoney() {
        shop.offer("JOURNEY-SALT", euros("1.00"), 1);

        Order settled = shop.settled(shop.place(anOrder().of("JOURNEY-SALT", 2)));

        assertThat(settled.status()).isEqualTo("REJECTED");
        assertThat(settled.reason()).isEqualTo("OUT_OF_STOCK");
        assertThat(shop.stock("JOURNEY-SALT")).isEqualTo(new Stock(1, 1, 0, 0));
        assertThat(shop.ledger().of(List.of(settled.orderId())).entries()).isEmpty();
    }

    @Test
    void theSameKeyPlacesTheOrderOnce() {
        shop.offer("JOURNEY-PEPPER", euros("3.00"), 10);
        OrderDraft draft = anOrder().of("JOURNEY-PEPPER");

        Order first = shop.place(draft);
        Order again = shop.place(draft);

        assertThat(again.orderId()).isEqualTo(first.orderId());
        shop.settled(first);
        assertThat(shop.stock("JOURNEY-PEPPER")).isEqualTo(new Stock(10, 9, 0, 1));
    }
}
