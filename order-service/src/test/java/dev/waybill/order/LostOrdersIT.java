package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.inventory.InventoryCommand;
import dev.waybill.events.inventory.ReleaseEffect;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.order.OrderCancelled;
import dev.waybill.events.order.OrderSettled;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.web.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Replies to orders that were placed after the backup from which the service was restored. */
@TestPropertySource(properties = "waybill.order.metrics-interval=100ms")
class LostOrdersIT extends RunningOrders {

    private static final int MORE_THAN_A_MASS_FAILURE = 30;
    private static final List<StockLine> LINES = List.of(new StockLine("TEA", 1));
    private static final MonetaryAmount PRICE = new MonetaryAmount("4.50", "EUR");

    @Autowired
    private MeterRegistry metrics;

    private static UUID lost() {
        return OrderId.placedAt(Instant.now()).value();
    }

    @Test
    void releasesAndReversesWhatManyLostOrdersHoldAndGoesOn() {
        List<UUID> lost = IntStream.range(0, MORE_THAN_A_MASS_FAILURE)
                .mapToObj(_ -> lost())
                .toList();
        lost.forEach(this::confirmElsewhere);

        lost.forEach(id -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown(id).toString())
                        .contains("\"stock\":\"DONE\"")
                        .contains("\"payment\":\"DONE\"")));
        assertThat(lost).allSatisfy(id -> {
            assertThat(participants.inventory(id).held()).isEqualTo(FakeInventory.Held.RELEASED);
            assertThat(participants.payment(id).held()).isEqualTo(FakePayment.Held.REFUNDED);
            assertThat(participants.commandNamesFor(id))
                    .containsExactlyInAnyOrder("ReleaseReservation", "ReversePayment");
        });
        lost.forEach(id -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(participants.eventsOf(id))
                        .startsWith(new OrderCancelled(id, 1, "COMPENSATED"))
                        .last()
                        .isInstanceOf(OrderSettled.class)));
        assertThat(json(api().get("/v1/dead-letters")).path("items")).isEmpty();
        awaitState(api().placed("TEA", 1, "card-ok"), "CONFIRMED settled");
        List<String> open = open();
        assertThat(open)
                .doesNotContainAnyElementsOf(lost.stream().map(UUID::toString).toList());
        await().until(() -> gauge("waybill.order.lost.open") == open.size());
        assertThat(gauge("waybill.order.lost")).isGreaterThanOrEqualTo(MORE_THAN_A_MASS_FAILURE);
    }

    private void confirmElsewhere(UUID id) {
        List<Object> replies = List.of(
                participants.inventory(id).handle(new ReserveStock(id, LINES)),
                participants.payment(id).handle(new AuthorizePayment(id, PRICE, "card-ok")),
                participants.payment(id).handle(new CapturePayment(id)));
        replies.forEach(participants::reply);
    }

    @Test
    void onlyRecordsALostOrderThatHoldsNothing() {
        UUID rejected = lost();
        UUID released = lost();

        participants.reply(new StockRejected(rejected, 1, List.of()));
        participants.reply(new ReservationReleased(released, 1, ReleaseEffect.NOTHING, List.of()));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(shown(rejected).path("lastReply").asString()).isEqualTo("STOCK_REJECTED"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(shown(released).path("stock").asString()).isEqualTo("DONE"));
        assertThat(shown(rejected).path("stock").asString()).isEqualTo("NOT_NEEDED");
        UUID later = api().placed("TEA", 1, "card-ok");
        awaitState(later, "CONFIRMED settled");
        assertThat(participants.commandsFor(rejected)).isEmpty();
        assertThat(participants.commandsFor(released)).isEmpty();
    }

    @Test
    void sendsOneCompensationThoughAReplyComesTwice() {
        participants.ignore(InventoryCommand.class::isInstance);
        UUID id = lost();
        Object reserved = participants.inventory(id).handle(new ReserveStock(id, LINES));

        participants.reply(reserved);
        participants.repeatEachAnswer(3);
        participants.reply(participants.inventory(id).handle(new ReserveStock(id, LINES)));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shown(id).path("replies").asLong()).isEqualTo(2));
        assertThat(shown(id).path("stock").asString()).isEqualTo("REQUESTED");
        await().untilAsserted(() -> assertThat(participants.commandNamesFor(id)).containsExactly("ReleaseReservation"));

        participants.reply(participants.inventory(id).handle(new ReleaseReservation(id)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shown(id).path("stock").asString()).isEqualTo("DONE"));
    }

    @Test
    void cancelsAnOrderThatWasCompensatedWithoutItsRequest() {
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "CONFIRMED settled");

        participants.reply(participants.inventory(id).handle(new ReleaseReservation(id)));

        awaitState(id, "CANCELLED(COMPENSATED) settled");
        assertThatMoneyAndStockAreRight(id);
    }

    @Test
    void looksUpWhichIdsBelongToNoOrder() {
        UUID known = api().placed("TEA", 1, "card-ok");
        UUID unknown = UUID.randomUUID();

        JsonNode answer = json(api().post("/v1/orders/lookup", lookup(known, unknown, unknown)));

        assertThat(answer.path("withoutOrder").valueStream().map(JsonNode::asString))
                .containsExactly(unknown.toString());
    }

    @Test
    void refusesALookupWithoutIdsOrByACustomer() {
        assertThat(api().post("/v1/orders/lookup", "{\"orderIds\": []}").statusCode())
                .isEqualTo(400);
        assertThat(api().post("/v1/orders/lookup", "{\"orderIds\": [null]}").statusCode())
                .isEqualTo(400);
        OrderApi customer = api().as(Tokens.forCustomer("alice"));
        assertThat(customer.post("/v1/orders/lookup", lookup(lost())).statusCode())
                .isEqualTo(403);
        assertThat(customer.get("/v1/orders/lost").statusCode()).isEqualTo(403);
    }

    private static String lookup(UUID... ids) {
        return "{\"orderIds\": [\""
                + String.join(
                        "\", \"", List.of(ids).stream().map(UUID::toString).toList()) + "\"]}";
    }

    /** Other tests on the same broker lose orders too, and leave. */
    private List<String> open() {
        return json(api().get("/v1/orders/lost?compensated=false&limit=200"))
                .path("items")
                .valueStream()
                .map(item -> item.path("orderId").asString())
                .toList();
    }

    private JsonNode shown(UUID id) {
        return json(api().get("/v1/orders/lost?limit=200"))
                .path("items")
                .valueStream()
                .filter(item -> item.path("orderId").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not listed"));
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }
}
