package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.Topics;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.PlacedLine;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.messaging.spi.StrangeDelivery;
import dev.waybill.messaging.testing.TestMessages;
import dev.waybill.order.catalogue.application.UpdateCatalogue;
import dev.waybill.testing.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "waybill.order.metrics-interval=100ms")
class OrderJourneyIT extends RunningOrders {

    @Autowired
    private MeterRegistry metrics;

    @Test
    void confirmsAndSettlesAnOrder() {
        UUID id = api().placed("TEA", 3, "card-ok");

        awaitState(id, "CONFIRMED settled");

        assertThat(participants.commandNamesFor(id))
                .containsExactlyInAnyOrder("ReserveStock", "AuthorizePayment", "CommitReservation", "CapturePayment");
        assertThat(participants.payment(id).amount()).isEqualTo(new MonetaryAmount("13.50", "EUR"));
        assertThat(participants.payment(id).captures()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(participants.eventNamesOf(id))
                .containsExactly("OrderPlaced", "OrderStockReserved", "OrderConfirmed", "OrderSettled"));
        OrderPlaced placed = (OrderPlaced) participants.eventsOf(id).getFirst();
        assertThat(placed.lines()).containsExactly(new PlacedLine("TEA", 3, new MonetaryAmount("4.50", "EUR")));
        assertThat(placed.total()).isEqualTo(new MonetaryAmount("13.50", "EUR"));
        assertThatHistoryIsContiguous(id);
    }

    @Test
    void rejectsAnOrderThatIsOutOfStock() {
        UUID id = api().placed("SOLD-OUT-POT", 1, "card-ok");

        awaitState(id, "REJECTED(OUT_OF_STOCK) settled");

        assertThat(participants.commandNamesFor(id)).containsExactly("ReserveStock");
    }

    @Test
    void rejectsAnOrderWhosePaymentIsDeclinedAndReleasesItsStock() {
        UUID id = api().placed("TEA", 1, "card-declined");

        awaitState(id, "REJECTED(PAYMENT_DECLINED) settled");

        assertThat(participants.inventory(id).held()).isEqualTo(FakeInventory.Held.RELEASED);
    }

    @Test
    void cancelsAConfirmedOrderWhosePaymentCannotBeCaptured() {
        UUID id = api().placed("TEA", 1, "card-capture-fails");

        awaitState(id, "CANCELLED(PAYMENT_FAILED) settled");

        assertThat(participants.inventory(id).held()).isIn(FakeInventory.Held.RELEASED, FakeInventory.Held.RETURNED);
        assertThat(participants.payment(id).held()).isEqualTo(FakePayment.Held.VOIDED);
    }

    @Test
    void refundsAndTakesBackASettledOrderThatIsCancelledAndSaysSoOnce() {
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "CONFIRMED settled");

        assertThat(api().cancel(id).statusCode()).isEqualTo(202);
        assertThat(api().cancel(id).statusCode()).isEqualTo(202);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(participants.inventory(id).held()).isEqualTo(FakeInventory.Held.RETURNED);
        assertThat(participants.payment(id).held()).isEqualTo(FakePayment.Held.REFUNDED);
        await().untilAsserted(() -> assertThat(participants.eventNamesOf(id))
                .containsExactly(
                        "OrderPlaced",
                        "OrderStockReserved",
                        "OrderConfirmed",
                        "OrderSettled",
                        "OrderCancelled",
                        "OrderSettled"));
        assertThatHistoryIsContiguous(id);
    }

    @Test
    void cancelsBeforeTheReservationIsAnswered() {
        participants.keepAnswersBack();
        UUID id = api().placed("TEA", 1, "card-ok");
        participants.awaitCommand(id, ReserveStock.class);

        api().cancel(id);
        participants.letAnswersGo();

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(participants.commandNamesFor(id)).containsExactly("ReserveStock", "ReleaseReservation");
        assertThat(participants.inventory(id).held()).isEqualTo(FakeInventory.Held.RELEASED);
    }

    @Test
    void cancelsBetweenReservationAndPayment() {
        participants.ignore(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        participants.awaitCommand(id, AuthorizePayment.class);

        api().cancel(id);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(participants.payment(id).held()).isEqualTo(FakePayment.Held.VOIDED);
    }

    @Test
    void cancelsWithACaptureInFlight() {
        participants.ignore(CapturePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        participants.awaitCommand(id, CapturePayment.class);

        api().cancel(id);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(participants.payment(id).captures()).isZero();
    }

    @Test
    void tellsHowManySagasAreInAStateAndForHowLongTheOldest() {
        participants.ignore(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "STOCK_RESERVED");

        await().until(() -> saga("open") == 1 && saga("age") > 1);
        double earlier = saga("age");
        await().until(() -> saga("age") > earlier + 1);
        api().cancel(id);
        await().until(() -> saga("open") == 0 && saga("age") == 0);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(metrics.get("waybill.order.settled")
                        .tags("status", "CANCELLED", "reason", "CUSTOMER_REQUEST")
                        .timer()
                        .max(TimeUnit.SECONDS))
                .isGreaterThan(2);
    }

    private double saga(String what) {
        return metrics.get("waybill.order.saga." + what)
                .tag("status", "STOCK_RESERVED")
                .gauge()
                .value();
    }

    @Test
    void waitsForAProductThatIsOnItsWay() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<UUID> placed = threads.submit(() -> api().placed("LATE-TEA", 1, "card-ok"));
            await().until(() ->
                    metrics.get("waybill.web.requests.waiting").gauge().value() == 1);
            assertThat(metrics.get("waybill.web.requests.active").gauge().value())
                    .isZero();
            participants.offer("LATE-TEA", "5.00", "EUR");

            assertThat(placed.get()).isNotNull();
        }
    }

    @Test
    void keepsTheLatestPriceWhicheverEventComesLast(@Autowired TestMessages messages) {
        messages.deliver(new ProductChanged("CHANGING", 7, "Pot", new MonetaryAmount("7.00", "EUR")));
        messages.deliver(new ProductChanged("CHANGING", 6, "Pot", new MonetaryAmount("6.00", "EUR")))
                .awaitHandledBy(UpdateCatalogue.CONSUMER);

        UUID id = api().placed("CHANGING", 1, "card-ok");

        assertThat(api().order(id).at("/total/amount").asString()).isEqualTo("7.00");
    }

    @Test
    void takesTheNextProductOverAfterEventsThatCannotBeApplied(@Autowired TestKafka kafka, @Autowired JdbcClient jdbc)
            throws Exception {
        new StrangeDelivery(
                        Topics.INVENTORY_EVENTS, "/inventory-service", "inventory.product-changed.v1", """
                        {"sku":"SPOILT","sequence":1,"name":"Pot","price":{"amount":"1.00","currency":"EUR"}}""", "SPOILT")
                .becomesDeadLetters(kafka.bootstrapServers(), jdbc, UpdateCatalogue.CONSUMER);

        participants.offer("AFTER-SPOILT", "2.00", "EUR");

        awaitState(api().placed("AFTER-SPOILT", 1, "card-ok"), "CONFIRMED settled");
    }

    @Test
    void ordersInACurrencyWithoutFractions() {
        participants.offer("YEN-BOWL", "900", "JPY");

        HttpResponse<String> answer =
                api().place(OrderApi.order("alice", "YEN-BOWL", 2, "card-ok").replace("EUR", "JPY"), "yen-1");

        assertThat(json(answer).at("/total/amount").asString()).isEqualTo("1800");
    }
}
