package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.order.order.application.FindOrders;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.domain.OrderStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many who want something of the same order at the same moment. */
class OrderRacesIT extends RunningOrders {

    private static final String NOTE = "{\"note\": \"they all wait\"}";

    @Test
    void endsEveryRaceBetweenConfirmationAndCancellationWithNothingHeldOrEverythingDone() throws Exception {
        List<UUID> ids = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(_ -> api().placed("TEA", 1, "card-ok"))
                .toList());
        await().until(() -> participants.eventNamesOf(ids.getFirst()).contains("OrderConfirmed"));

        ids.addAll(inParallel(ids.stream()
                .<Callable<UUID>>map(older -> () -> {
                    UUID id = api().placed("TEA", 1, "card-ok");
                    api().cancel(id);
                    api().cancel(older);
                    return id;
                })
                .toList()));

        for (UUID id : ids) {
            awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
            assertThatMoneyAndStockAreRight(id);
        }
        assertThat(ids)
                .as("cancelled after and before they were confirmed")
                .extracting(id -> participants.eventNamesOf(id).contains("OrderConfirmed"))
                .contains(true, false);
    }

    /** What belongs to an order stands in more than one table. */
    @Test
    void readsAnOrderAsItWasAtOneMoment(@Autowired FindOrders findOrders) {
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "CONFIRMED settled");

        Order read = findOrders.order(new OrderId(id));
        api().cancel(id);

        assertThat(read.state().status()).isEqualTo(OrderStatus.CONFIRMED);
        awaitState(id, "CANCELLED(CUSTOMER_REQUEST) settled");
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
        assertThat(participants.payment(id).captures()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(participants.eventNamesOf(id))
                .containsExactly("OrderPlaced", "OrderStockReserved", "OrderConfirmed", "OrderSettled"));
    }

    @Test
    void takesARepeatedAnswerOnce() {
        participants.repeatEachAnswer(3);

        UUID id = api().placed("TEA", 1, "card-ok");

        awaitState(id, "CONFIRMED settled");
        await().untilAsserted(() -> assertThat(participants.eventNamesOf(id))
                .containsExactly("OrderPlaced", "OrderStockReserved", "OrderConfirmed", "OrderSettled"));
    }

    @Test
    void answersEverybodyWhoPullsAtTheSameOrderAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = api().placed("TEA", 1, "card-ok");
            List<Callable<HttpResponse<String>>> pulls = new ArrayList<>();
            for (int caller = 0; caller < 6; caller++) {
                pulls.add(() -> api().cancel(id));
                pulls.add(() -> api().post("/v1/orders/" + id + "/saga/retry", NOTE));
                pulls.add(() -> api().post("/v1/orders/" + id + "/saga/compensation", NOTE));
            }

            List<HttpResponse<String>> answers = inParallel(pulls);

            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .untilAsserted(() -> assertThat(api().stateOf(id))
                            .startsWith("CANCELLED")
                            .endsWith(" settled"));
            assertThatMoneyAndStockAreRight(id);
        }
    }
}
