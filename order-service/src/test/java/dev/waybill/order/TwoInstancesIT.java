package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static dev.waybill.order.RunningOrders.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two instances of the service at once, on one database and in one consumer group. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestInfrastructure.postgres().database("orders");
    private final ParticipantStubs participants =
            new ParticipantStubs(TestInfrastructure.kafka().bootstrapServers());
    private final List<Instance> instances = new ArrayList<>();

    @BeforeAll
    void start() {
        participants.offer("TEA", "4.50", "EUR");
        instances.add(Instance.start(database, "--waybill.order.deadlines.reply=5m"));
        instances.add(Instance.start(database, "--waybill.order.deadlines.reply=5m"));
    }

    @AfterAll
    void leave() {
        instances.forEach(Instance::close);
        participants.close();
    }

    @Test
    void takeTheSameKeyFiftyTimesAtOnceAsOneOrderAndOneCharge() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = OrderApi.order("fifty-at-two", "TEA", 1, "card-ok");

        List<HttpResponse<String>> answers = inParallel(IntStream.range(0, 50)
                .<Callable<HttpResponse<String>>>mapToObj(
                        number -> () -> api(number).place(body, key))
                .toList());

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .as("done, in work, or too much at once")
                .isSubsetOf(202, 409, 503);
        UUID id = insistOn(body, key);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 202)
                .allSatisfy(answer -> assertThat(orderIdIn(answer)).isEqualTo(id));
        awaitSettled(id);
        for (Instance instance : instances) {
            assertThat(json(instance.api().get("/v1/orders?customerId=fifty-at-two"))
                            .get("items"))
                    .hasSize(1);
        }
        assertThat(participants.payment(id).captures()).isEqualTo(1);
        assertThat(participants.commandNamesFor(id))
                .containsExactlyInAnyOrder("ReserveStock", "AuthorizePayment", "CommitReservation", "CapturePayment");
    }

    @Test
    void settleEveryOrderWhicheverOfThemTookItAndWhicheverHearsTheAnswers() throws Exception {
        List<UUID> ids = inParallel(IntStream.range(0, 100)
                .<Callable<UUID>>mapToObj(
                        number -> () -> insistOn(OrderApi.order("many", "TEA", 1, "card-ok"), "many-" + number))
                .toList());

        for (UUID id : ids) {
            awaitSettled(id);
            assertThat(participants.payment(id).captures()).isEqualTo(1);
        }
    }

    @Test
    void answerThoseWhoWaitOnEitherOfThemWhicheverDecides() throws Exception {
        participants.keepAnswersBack();
        UUID id = api(0).placed("TEA", 1, "card-ok");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers =
                    List.of(clients.submit(() -> waitFor(id, 0)), clients.submit(() -> waitFor(id, 1)));
            awaitWaiting(1, 0);
            awaitWaiting(1, 1);

            participants.letAnswersGo();

            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> early = answer.get(15, TimeUnit.SECONDS);
                assertThat(early.statusCode()).isEqualTo(200);
                assertThat(json(early).get("status").asString()).isEqualTo("CONFIRMED");
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void answersThoseWhoWaitBeforeItStops() throws Exception {
        participants.keepAnswersBack();
        UUID id = api(1).placed("TEA", 1, "card-ok");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> answer = clients.submit(() -> waitFor(id, 1));
            awaitWaiting(1, 1);

            instances.get(1).close();

            assertThat(answer.get().statusCode()).isEqualTo(202);
            assertThat(answer.get().headers().firstValue("Preference-Applied")).contains("wait=30");
            participants.letAnswersGo();
        }
    }

    private HttpResponse<String> waitFor(UUID id, int instance) {
        return api(instance).get("/v1/orders/" + id, "Prefer", "wait=30");
    }

    private void awaitWaiting(int callers, int instance) {
        MeterRegistry metrics = instances.get(instance).context().getBean(MeterRegistry.class);
        await().until(() -> metrics.get("waybill.order.waiting").gauge().value() == callers);
    }

    /** Does as clients should: repeats the request with its key until it is accepted. */
    private UUID insistOn(String body, String key) {
        OrderApi api = api(key.hashCode() & 1);
        return orderIdIn(await().atMost(PATIENCE).until(() -> api.place(body, key), it -> it.statusCode() == 202));
    }

    private static UUID orderIdIn(HttpResponse<String> answer) {
        return UUID.fromString(json(answer).get("orderId").asString());
    }

    private OrderApi api(int number) {
        return instances.get(number % instances.size()).api();
    }

    private void awaitSettled(UUID id) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(instances)
                        .allSatisfy(instance ->
                                assertThat(instance.api().stateOf(id)).isEqualTo("CONFIRMED settled")));
    }
}
