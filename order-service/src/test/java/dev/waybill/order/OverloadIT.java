package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.web.testing.Tokens;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Four permits, thirty places to wait, and not more than forty orders under way. */
@TestPropertySource(
        properties = {
            "waybill.web.concurrency.initial=4",
            "waybill.web.concurrency.min=4",
            "waybill.web.concurrency.max=4",
            "waybill.web.max-waiting=30",
            "waybill.order.catalogue.patience=2s",
            "waybill.order.admission.always-accepted=40",
            "waybill.order.admission.standstill=1m"
        })
class OverloadIT extends RunningOrders {

    private static final int PERMITS = 4;
    private static final int PLACES_OF_ONE = 18;
    private static final int ACCEPTED = 40;

    @Autowired
    private MeterRegistry metrics;

    /** An answer is seen a moment before its permit is back. */
    @BeforeEach
    void awaitPermits() {
        await().atMost(PATIENCE).until(() -> requests("active") == 0);
    }

    @Test
    void refusesAtOnceWhatIsOverTheLimitAndKeepsWhatItHasTaken(
            @Autowired JdbcClient jdbc, @Autowired TransactionTemplate transactions) throws Exception {
        List<Future<UUID>> taken = new ArrayList<>();
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(_ -> {
                jdbc.sql("lock table catalogue in access exclusive mode").update();
                for (int number = 0; number < PERMITS; number++) {
                    taken.add(customers.submit(() -> api().placed("TEA", 1, "card-ok")));
                }
                await().atMost(PATIENCE).until(() -> requests("active") == PERMITS);

                HttpResponse<String> refused = api().get("/v1/orders");

                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(json(refused).get("type").asString()).endsWith("/overloaded");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(api().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
                assertThat(taken).noneMatch(Future::isDone);
            });
            for (Future<UUID> order : taken) {
                assertThat(order.get()).isNotNull();
            }
        }
        await().atMost(PATIENCE).until(() -> api().get("/v1/orders").statusCode() == 200);
    }

    @Test
    void answersOthersWhileACustomerOrdersWhatIsNotKnown() throws Exception {
        OrderApi curious = api().as(Tokens.forCustomer("curious"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> unknown = IntStream.range(0, 100)
                    .mapToObj(number ->
                            threads.submit(() -> patiently(() -> order(curious, "curious", "NO-" + number))))
                    .toList();
            await().atMost(PATIENCE).until(() -> requests("waiting") > PLACES_OF_ONE / 2.0);
            assertThat(requests("waiting")).isLessThanOrEqualTo(PLACES_OF_ONE);

            for (int number = 0; number < 20; number++) {
                String name = "other-" + number;
                OrderApi customer = api().as(Tokens.forCustomer(name));
                assertThat(patiently(() -> order(customer, name, "TEA")).statusCode())
                        .isEqualTo(202);
            }

            for (Future<HttpResponse<String>> answer : unknown) {
                assertThat(answer.get().statusCode()).isEqualTo(422);
            }
        }
        await().atMost(PATIENCE).until(() -> requests("waiting") == 0 && requests("active") == 0);
    }

    @Test
    void holdsNothingForAnOrderThatWaitsForAProduct() throws Exception {
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> orders = IntStream.range(0, PERMITS)
                    .mapToObj(number -> customers.submit(() -> order(api(), "alice", "NOT-YET-" + number)))
                    .toList();

            await().until(() -> requests("active") == 0
                    && connections() == 0
                    && platformThreadsThatWait() == 0
                    && requests("waiting") > 0);

            for (Future<HttpResponse<String>> answer : orders) {
                assertThat(answer.get().statusCode()).isEqualTo(422);
            }
        }
    }

    @Test
    void doesNotWaitAgainForAProductThatDidNotCome() {
        order(api(), "alice", "NEVER");
        long start = System.nanoTime();

        HttpResponse<String> again = order(api(), "alice", "NEVER");

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        participants.offer("NEVER", "1.00", "EUR");
        await().atMost(PATIENCE).until(() -> order(api(), "alice", "NEVER").statusCode() == 202);
    }

    @Test
    void acceptsNoMoreOrdersThanSettleSoonButDoesAllElse() throws Exception {
        UUID first = api().placed("TEA", 1, "card-ok");
        awaitState(first, "CONFIRMED settled");
        participants.keepAnswersBack();
        OrderApi greedy = api().as(Tokens.forCustomer("greedy"));

        List<Integer> answers = Stream.generate(() -> order(greedy, "greedy", "TEA"))
                .limit(ACCEPTED)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(answers).contains(202, 429).doesNotContain(503);
        assertThat(order(api().as(Tokens.forCustomer("modest")), "modest", "TEA")
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> refused = Stream.generate(() -> order(api(), "alice", "TEA"))
                .limit(ACCEPTED)
                .filter(answer -> answer.statusCode() != 202)
                .findFirst()
                .orElseThrow();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(api().get("/v1/orders").statusCode()).isEqualTo(200);
        assertThat(api().cancel(first).statusCode()).isEqualTo(202);
        participants.letAnswersGo();
        await().atMost(PATIENCE).until(() -> order(api(), "alice", "TEA").statusCode() == 202);
    }

    private static HttpResponse<String> order(OrderApi api, String customer, String sku) {
        return api.place(
                OrderApi.order(customer, sku, 1, "card-ok"), UUID.randomUUID().toString());
    }

    /** Comes again when there was no permit, as a client does. */
    private static HttpResponse<String> patiently(Callable<HttpResponse<String>> request) throws Exception {
        HttpResponse<String> answer = request.call();
        while (answer.statusCode() == 429 || answer.statusCode() == 503) {
            answer = request.call();
        }
        return answer;
    }

    private static long platformThreadsThatWait() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .filter(frame -> frame.getClassName().endsWith(".AwaitedProducts"))
                .count();
    }

    private double connections() {
        return metrics.get("hikaricp.connections.active").gauge().value();
    }

    private double requests(String what) {
        return metrics.get("waybill.web.requests." + what).gauge().value();
    }
}
