package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.events.payment.ReversePayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "waybill.order.deadlines.reply=400ms",
            "waybill.order.deadlines.attempts=3",
            "waybill.order.deadlines.longest-pause=800ms",
            "waybill.order.deadlines.check-interval=50ms"
        })
class DeadlinesIT extends RunningOrders {

    @Test
    void asksAgainAndThenGivesUpAnOrderThatIsNotAnswered() {
        participants.ignore(ReserveStock.class::isInstance);

        UUID id = api().placed("TEA", 1, "card-ok");

        awaitState(id, "CANCELLED(TIMED_OUT) settled");
        assertThat(participants.commandNamesFor(id))
                .containsExactly("ReserveStock", "ReserveStock", "ReserveStock", "ReleaseReservation");
    }

    @Test
    void confirmsAnOrderWhoseFirstCommandsWereLost() {
        participants.ignore(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        await().untilAsserted(() -> assertThat(participants.commandNamesFor(id))
                .containsSubsequence("AuthorizePayment", "AuthorizePayment"));

        participants.ignore(_ -> false);

        awaitState(id, "CONFIRMED settled");
        assertThat(participants.payment(id).captures()).isEqualTo(1);
    }

    @Test
    void neverGivesUpAConfirmedOrder() {
        participants.ignore(CapturePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(participants.commandsFor(id).stream().filter(CapturePayment.class::isInstance))
                                .hasSizeGreaterThan(4));

        assertThat(api().stateOf(id)).isEqualTo("CONFIRMED");
        participants.ignore(_ -> false);

        awaitState(id, "CONFIRMED settled");
    }

    @Test
    void neverGivesUpACompensation() {
        participants.ignore(command -> command instanceof ReleaseReservation || command instanceof ReversePayment);
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "CONFIRMED settled");
        api().cancel(id);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(participants.commandsFor(id).stream().filter(ReversePayment.class::isInstance))
                                .hasSizeGreaterThan(4));

        assertThat(api().stateOf(id)).isEqualTo("CANCELLED(CUSTOMER_REQUEST)");
        participants.ignore(_ -> false);

        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
        assertThat(participants.payment(id).held()).isEqualTo(FakePayment.Held.REFUNDED);
    }

    @Test
    void settlesFiveHundredOrdersWithMoneyAndStockRightWhileEverythingGoesWrong() throws Exception {
        Random random = new Random(20261123);
        participants.offer("SOLD-OUT-CUP", "3.00", "EUR");
        api().placed("SOLD-OUT-CUP", 1, "card-ok");
        participants.repeatEachAnswer(2);
        participants.delayAnswersUpTo(200);
        participants.ignore(_ -> ThreadLocalRandom.current().nextInt(20) == 0);

        List<Callable<UUID>> customers = random.ints(500, 0, 100)
                .<Callable<UUID>>mapToObj(dice -> () -> placeAndPerhapsCancel(dice))
                .toList();
        List<UUID> ids = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<UUID> placed : threads.invokeAll(customers)) {
                ids.add(placed.get());
            }
        }
        participants.ignore(_ -> false);

        for (UUID id : ids) {
            await().atMost(Duration.ofMinutes(2))
                    .pollDelay(Duration.ZERO)
                    .untilAsserted(() -> assertThat(api().stateOf(id)).endsWith(" settled"));
        }
        for (UUID id : ids) {
            assertThatMoneyAndStockAreRight(id);
        }
    }

    private UUID placeAndPerhapsCancel(int dice) {
        String sku = dice < 10 ? "SOLD-OUT-CUP" : "TEA";
        String card = dice < 20 ? "card-declined" : dice < 30 ? "card-capture-fails" : "card-ok";
        UUID id = api().placed(sku, 1, card);
        if (dice >= 80) {
            api().cancel(id);
        }
        return id;
    }
}
