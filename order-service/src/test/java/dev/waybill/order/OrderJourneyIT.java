package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.order.OrderEvent;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.PlacedLine;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.testing.TestKafka;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderJourneyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Counterparts counterparts;

    @LocalServerPort
    private int port;

    OrderJourneyIT(@Autowired TestKafka kafka) {
        counterparts = new Counterparts(kafka.bootstrapServers());
    }

    @BeforeAll
    void offerProducts() {
        counterparts.offer("TEA", "4.50", "EUR");
        counterparts.offer("CUP", "12.00", "EUR");
        counterparts.offer("SOLD-OUT-POT", "30.00", "EUR");
        counterparts.offer("YEN-BOWL", "900", "JPY");
    }

    @BeforeEach
    void beWell() {
        counterparts.beDeafTo(_ -> false);
        counterparts.letAnswersGo();
        counterparts.repeatEachAnswer(1);
    }

    @AfterAll
    void leave() {
        counterparts.close();
    }

    @Test
    void confirmsAndSettlesAnOrder() {
        UUID id = api().placed("TEA", 3, "card-ok");

        awaitState(id, "CONFIRMED settled");

        assertThat(counterparts.commandNamesFor(id))
                .containsExactlyInAnyOrder("ReserveStock", "AuthorizePayment", "CommitReservation", "CapturePayment");
        assertThat(counterparts.payment(id).amount()).isEqualTo(new MonetaryAmount("13.50", "EUR"));
        assertThat(counterparts.payment(id).captures()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(counterparts.eventNamesOf(id))
                .containsExactly("OrderPlaced", "OrderStockReserved", "OrderConfirmed", "OrderSettled"));
        OrderPlaced placed = (OrderPlaced) counterparts.eventsOf(id).getFirst();
        assertThat(placed.lines()).containsExactly(new PlacedLine("TEA", 3, new MonetaryAmount("4.50", "EUR")));
        assertThat(placed.total()).isEqualTo(new MonetaryAmount("13.50", "EUR"));
        assertThatHistoryIsContiguous(id);
    }

    @Test
    void rejectsAnOrderThatIsOutOfStock() {
        UUID id = api().placed("SOLD-OUT-POT", 1, "card-ok");

        awaitState(id, "REJECTED(OUT_OF_STOCK) settled");

        assertThat(counterparts.commandNamesFor(id)).containsExactly("ReserveStock");
    }

    @Test
    void rejectsAnOrderWhosePaymentIsDeclinedAndReleasesItsStock() {
        UUID id = api().placed("TEA", 1, "card-declined");

        awaitState(id, "REJECTED(PAYMENT_DECLINED) settled");

        assertThat(counterparts.inventory(id).held()).isEqualTo(FakeInventory.Held.RELEASED);
    }

    @Test
    void cancelsAConfirmedOrderWhosePaymentCannotBeCaptured() {
        UUID id = api().placed("TEA", 1, "card-capture-fails");

        awaitState(id, "CANCELLED(PAYMENT_FAILED) settled");

        assertThat(counterparts.inventory(id).held()).isIn(FakeInventory.Held.RELEASED, FakeInventory.Held.RETURNED);
        assertThat(counterparts.payment(id).held()).isEqualTo(FakePayment.Held.VOIDED);
    }

    @Test
    void refundsAndTakesBackASettledOrderThatIsCancelledAndSaysSoOnce() {
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "CONFIRMED settled");

        assertThat(api().cancel(id).statusCode()).isEqualTo(202);
        assertThat(api().cancel(id).statusCode()).isEqualTo(202);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(counterparts.inventory(id).held()).isEqualTo(FakeInventory.Held.RETURNED);
        assertThat(counterparts.payment(id).held()).isEqualTo(FakePayment.Held.REFUNDED);
        await().untilAsserted(() -> assertThat(counterparts.eventNamesOf(id))
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
        counterparts.keepAnswersBack();
        UUID id = api().placed("TEA", 1, "card-ok");
        counterparts.awaitCommand(id, dev.waybill.events.inventory.ReserveStock.class);

        api().cancel(id);
        counterparts.letAnswersGo();

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(counterparts.commandNamesFor(id)).containsExactly("ReserveStock", "ReleaseReservation");
        assertThat(counterparts.inventory(id).held()).isEqualTo(FakeInventory.Held.RELEASED);
    }

    @Test
    void cancelsBetweenReservationAndPayment() {
        counterparts.beDeafTo(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        counterparts.awaitCommand(id, AuthorizePayment.class);

        api().cancel(id);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(counterparts.payment(id).held()).isEqualTo(FakePayment.Held.VOIDED);
    }

    @Test
    void cancelsWithACaptureInFlight() {
        counterparts.beDeafTo(CapturePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        counterparts.awaitCommand(id, CapturePayment.class);

        api().cancel(id);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(counterparts.payment(id).captures()).isZero();
    }

    @Test
    void endsEveryRaceBetweenConfirmationAndCancellationWithNothingHeldOrEverythingDone() throws Exception {
        List<UUID> ids = IntStream.range(0, 40)
                .mapToObj(_ -> api().placed("TEA", 1, "card-ok"))
                .toList();

        inParallel(ids.stream()
                .<Callable<HttpResponse<String>>>map(id -> () -> api().cancel(id))
                .toList());

        for (UUID id : ids) {
            awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
            assertThat(counterparts.inventory(id).held())
                    .isNotIn(FakeInventory.Held.RESERVED, FakeInventory.Held.SHIPPED);
            assertThat(counterparts.payment(id).held()).isNotIn(FakePayment.Held.AUTHORIZED, FakePayment.Held.CAPTURED);
            assertThatHistoryIsContiguous(id);
        }
    }

    @Test
    void takesTheSameKeyFiftyTimesAtOnceAsOneOrder() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = OrderApi.order("fifty", "TEA", 1, "card-ok");

        List<HttpResponse<String>> answers = inParallel(IntStream.range(0, 50)
                .<Callable<HttpResponse<String>>>mapToObj(_ -> () -> api().place(body, key))
                .toList());

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsOnly(202, 409)
                .contains(202);
        Set<String> ids = answers.stream()
                .filter(answer -> answer.statusCode() == 202)
                .map(answer -> json(answer).get("orderId").asString())
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        UUID id = UUID.fromString(ids.iterator().next());
        awaitState(id, "CONFIRMED settled");
        assertThat(json(api().get("/v1/orders?customerId=fifty")).get("items")).hasSize(1);
        assertThat(counterparts.payment(id).captures()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(counterparts.eventNamesOf(id))
                .containsExactly("OrderPlaced", "OrderStockReserved", "OrderConfirmed", "OrderSettled"));
    }

    @Test
    void takesARepeatedAnswerOnce() {
        counterparts.repeatEachAnswer(3);

        UUID id = api().placed("TEA", 1, "card-ok");

        awaitState(id, "CONFIRMED settled");
        await().untilAsserted(() -> assertThat(counterparts.eventNamesOf(id))
                .containsExactly("OrderPlaced", "OrderStockReserved", "OrderConfirmed", "OrderSettled"));
    }

    @Test
    void waitsForAProductThatIsOnItsWay() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<UUID> placed = threads.submit(() -> api().placed("LATE-TEA", 1, "card-ok"));
            counterparts.offer("LATE-TEA", "5.00", "EUR");

            assertThat(placed.get()).isNotNull();
        }
    }

    @Test
    void keepsTheLatestPriceWhicheverEventComesLast() {
        counterparts.offer("CHANGING", 7, "7.00", "EUR");
        counterparts.offer("CHANGING", 6, "6.00", "EUR");
        counterparts.offer("AFTER-CHANGING", 1, "1.00", "EUR");
        api().placed("AFTER-CHANGING", 1, "card-ok");

        UUID id = api().placed("CHANGING", 1, "card-ok");

        assertThat(api().order(id).at("/total/amount").asString()).isEqualTo("7.00");
    }

    @Test
    void ordersInACurrencyWithoutFractions() {
        HttpResponse<String> answer =
                api().place(OrderApi.order("alice", "YEN-BOWL", 2, "card-ok").replace("EUR", "JPY"), "yen-1");

        assertThat(json(answer).at("/total/amount").asString()).isEqualTo("1800");
    }

    @Test
    void tellsWhatASagaAwaitsAndUntilWhen() {
        counterparts.beDeafTo(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "STOCK_RESERVED");

        var saga = api().saga(id);

        assertThat(saga.at("/awaited/0").asString()).isEqualTo("AUTHORIZE_PAYMENT");
        assertThat(saga.get("awaitedUntil").isNull()).isFalse();
        assertThat(saga.at("/steps/0/step").asString()).isEqualTo("RESERVE_STOCK");
        assertThat(saga.at("/steps/0/outcome").asString()).isEqualTo("STOCK_RESERVED");
        assertThat(saga.at("/steps/1/outcome").isNull()).isTrue();
    }

    @Test
    void letsAnOperatorAskAgainAndCompensateAndWritesItDown() {
        counterparts.beDeafTo(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "STOCK_RESERVED");

        HttpResponse<String> asked = api().post("/v1/orders/" + id + "/saga/ask-again", """
            {"note": "payment-service was restarted"}\
            """);
        await().untilAsserted(() -> assertThat(counterparts.commandNamesFor(id))
                .containsExactly("ReserveStock", "AuthorizePayment", "AuthorizePayment"));
        assertThat(json(api().get("/v1/orders/overdue")).get("items").toString())
                .contains(id.toString());
        HttpResponse<String> compensated = api().post("/v1/orders/" + id + "/saga/compensation", """
            {"note": "the customer gave up"}\
            """);

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(compensated.statusCode()).isEqualTo(202);
        awaitState(id, "CANCELLED(TIMED_OUT) settled");
        assertThat(api().saga(id).get("interventions").toString())
                .contains("ASK_AGAIN", "COMPENSATE", "operator-1", "the customer gave up");
    }

    @Test
    void answersNotModifiedWhileAnOrderHasNotChanged() {
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "CONFIRMED settled");
        String etag = api().get("/v1/orders/" + id).headers().firstValue("ETag").orElseThrow();

        assertThat(api().get("/v1/orders/" + id, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        api().cancel(id);
        assertThat(api().get("/v1/orders/" + id, "If-None-Match", etag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagesThroughACustomersOrdersWhileNewOnesArrive() {
        OrderApi pager = api().as(Tokens.forCustomer("pager"));
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(json(pager.place(OrderApi.order("pager", "TEA", 1, "card-ok"), "page-" + i))
                    .get("orderId")
                    .asString());
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = json(pager.get("/v1/orders?limit=2" + cursor));
            page.get("items").forEach(order -> seen.add(order.get("orderId").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
            pager.place(OrderApi.order("pager", "TEA", 1, "card-ok"), "between-" + seen.size());
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(placed);
    }

    @Test
    void showsACustomerNothingOfOthers() {
        UUID id = api().placed("TEA", 1, "card-ok");
        OrderApi mallory = api().as(Tokens.forCustomer("mallory"));

        assertThat(mallory.get("/v1/orders/" + id).statusCode()).isEqualTo(404);
        assertThat(mallory.get("/v1/orders/" + id + "/saga").statusCode()).isEqualTo(404);
        assertThat(mallory.cancel(id).statusCode()).isEqualTo(404);
        assertThat(json(mallory.get("/v1/orders")).get("items")).isEmpty();
        assertThat(mallory.get("/v1/orders?customerId=alice").statusCode()).isEqualTo(403);
        assertThat(mallory.get("/v1/orders/overdue").statusCode()).isEqualTo(403);
        assertThat(mallory.post("/v1/orders/" + id + "/saga/compensation", "{\"note\": \"mine\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(mallory.place(OrderApi.order("alice", "TEA", 1, "card-ok"), "m-1")
                        .statusCode())
                .isEqualTo(403);
    }

    private OrderApi api() {
        return OrderApi.ofOperator(port);
    }

    private void awaitState(UUID id, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api().stateOf(id)).isEqualTo(state));
    }

    private void assertThatHistoryIsContiguous(UUID id) {
        List<OrderEvent> events = counterparts.eventsOf(id);
        assertThat(events)
                .extracting(OrderEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
