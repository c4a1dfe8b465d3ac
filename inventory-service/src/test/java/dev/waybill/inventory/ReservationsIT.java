package dev.waybill.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Topics;
import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.ReleaseEffect;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReservationCommitFailed;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.Shortage;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;
import dev.waybill.messaging.spi.StrangeDelivery;
import dev.waybill.messaging.testing.TestMessage;
import dev.waybill.messaging.testing.TestMessages;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReservationsIT extends ConversingInventory {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestMessages messages;

    @Test
    void reservesThenShips() {
        String sku = aProductWith(10);
        UUID order = UUID.randomUUID();
        List<StockLine> lines = List.of(new StockLine(sku, 3));

        inventory.send(reserve(order, sku, 3));
        assertThat(inventory.await(order, 1)).containsExactly(new StockReserved(order, 1, lines));
        assertThat(stockOf(sku)).isEqualTo("10/7/3/0");

        inventory.send(new CommitReservation(order));
        assertThat(inventory.await(order, 2)).last().isEqualTo(new ReservationCommitted(order, 2, lines));
        assertThat(stockOf(sku)).isEqualTo("10/7/0/3");
    }

    @Test
    void reservesAllLinesOrNone() {
        String plenty = aProductWith(10);
        String scarce = aProductWith(1);
        UUID order = UUID.randomUUID();

        inventory.send(new ReserveStock(order, List.of(new StockLine(plenty, 2), new StockLine(scarce, 2))));

        assertThat(inventory.await(order, 1))
                .containsExactly(new StockRejected(order, 1, List.of(new Shortage(scarce, 2, 1))));
        assertThat(stockOf(plenty)).isEqualTo("10/10/0/0");
    }

    @Test
    void givesBackWhatWasReservedAndTakesBackWhatWasShipped() {
        String sku = aProductWith(10);
        UUID reserved = UUID.randomUUID();
        UUID shipped = UUID.randomUUID();
        List<StockLine> lines = List.of(new StockLine(sku, 4));

        inventory.send(reserve(reserved, sku, 4));
        inventory.send(new ReleaseReservation(reserved));
        inventory.send(reserve(shipped, sku, 4));
        inventory.send(new CommitReservation(shipped));
        inventory.send(new ReleaseReservation(shipped));

        assertThat(inventory.await(reserved, 2))
                .last()
                .isEqualTo(new ReservationReleased(reserved, 2, ReleaseEffect.RELEASED, lines));
        assertThat(inventory.await(shipped, 3))
                .last()
                .isEqualTo(new ReservationReleased(shipped, 3, ReleaseEffect.RETURNED, lines));
        assertThat(stockOf(sku)).isEqualTo("10/10/0/0");
    }

    @Test
    void obeysTheTombstoneOfAReleaseThatCameFirst() {
        String sku = aProductWith(10);
        UUID order = UUID.randomUUID();

        inventory.send(new ReleaseReservation(order));
        inventory.send(reserve(order, sku, 1));
        inventory.send(new CommitReservation(order));

        assertThat(inventory.await(order, 3))
                .containsExactly(
                        new ReservationReleased(order, 1, ReleaseEffect.NOTHING, List.of()),
                        new StockRejected(order, 2, List.of()),
                        new ReservationCommitFailed(order, 3, "NOT_RESERVED"));
        assertThat(stockOf(sku)).isEqualTo("10/10/0/0");
    }

    @Test
    void refusesToShipWhatIsUnknownOrWasReleased() {
        String sku = aProductWith(10);
        UUID unknown = UUID.randomUUID();
        UUID released = UUID.randomUUID();

        inventory.send(new CommitReservation(unknown));
        inventory.send(reserve(released, sku, 1));
        inventory.send(new ReleaseReservation(released));
        inventory.send(new CommitReservation(released));

        assertThat(inventory.await(unknown, 1))
                .containsExactly(new ReservationCommitFailed(unknown, 1, "NOT_RESERVED"));
        assertThat(inventory.await(released, 3)).last().isEqualTo(new ReservationCommitFailed(released, 3, "RELEASED"));
    }

    @Test
    void saysTheRecordedOutcomeAgainWhenAskedAgain() {
        String sku = aProductWith(10);
        UUID order = UUID.randomUUID();
        List<StockLine> lines = List.of(new StockLine(sku, 3));

        inventory.send(reserve(order, sku, 3));
        inventory.send(reserve(order, sku, 3));
        inventory.send(new CommitReservation(order));
        inventory.send(new CommitReservation(order));

        assertThat(inventory.await(order, 4))
                .containsExactly(
                        new StockReserved(order, 1, lines),
                        new StockReserved(order, 2, lines),
                        new ReservationCommitted(order, 3, lines),
                        new ReservationCommitted(order, 4, lines));
        assertThat(stockOf(sku)).isEqualTo("10/7/0/3");
    }

    @Test
    void answersARedeliveredMessageOnce() {
        String sku = aProductWith(10);
        UUID order = UUID.randomUUID();
        TestMessage reserve = messages.message(reserve(order, sku, 3));

        messages.deliver(reserve);
        messages.deliver(reserve);
        messages.deliver(new CommitReservation(order)).awaitHandledBy("inventory");

        assertThat(messages.awaitSent(ReservationCommitted.class, order.toString(), 1))
                .hasSize(1);
        assertThat(messages.awaitSent(StockReserved.class, order.toString(), 1)).hasSize(1);
        assertThat(stockOf(sku)).isEqualTo("10/7/0/3");
    }

    @Test
    void setsAsideWhatCannotBeDoneAndGoesOn() {
        String sku = aProductWith(10);
        UUID good = UUID.randomUUID();
        List<UUID> poison = Stream.generate(InventoryClient::newId).limit(4).toList();

        send(poison.get(0), "inventory.reserve-stock.v1", "{not json");
        send(poison.get(1), "inventory.reserve-stock.v1", """
                {"orderId":"%s","lines":[]}""".formatted(UUID.randomUUID()));
        send(poison.get(2), "inventory.reserve-stock.v1", """
                {"orderId":"%s","lines":[{"sku":"%s","quantity":-5}]}""".formatted(UUID.randomUUID(), sku));
        send(poison.get(3), "inventory.unknown.v1", "{}");
        inventory.send(reserve(good, sku, 1));

        assertThat(inventory.await(good, 1)).hasSize(1);
        await().untilAsserted(() -> assertThat(jdbc.sql("select message_id from dead_letter where message_id = any (?)")
                        .param(poison.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(poison));
        assertThat(stockOf(sku)).isEqualTo("10/9/1/0");
    }

    @Test
    void setsAsideWhateverARecordContainsAndGoesOn() throws Exception {
        String sku = aProductWith(10);
        UUID good = UUID.randomUUID();

        new StrangeDelivery(
                        Topics.INVENTORY_COMMANDS,
                        "/order-service",
                        "inventory.reserve-stock.v1",
                        """
                {"orderId":"%s","lines":[{"sku":"%s","quantity":1}]}""".formatted(UUID.randomUUID(), sku),
                        sku)
                .becomesDeadLetters(kafka.bootstrapServers(), jdbc, "inventory");
        inventory.send(reserve(good, sku, 1));

        assertThat(inventory.await(good, 1)).hasSize(1);
        assertThat(stockOf(sku)).isEqualTo("10/9/1/0");
    }

    private void send(UUID id, String type, String body) {
        inventory.send(UUID.randomUUID().toString(), type, body.getBytes(UTF_8), id);
    }
}
