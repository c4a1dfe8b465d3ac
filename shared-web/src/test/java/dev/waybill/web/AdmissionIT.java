package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.web.limits.NewWork;
import dev.waybill.web.shop.ParcelController;
import dev.waybill.web.shop.WaitingController;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is taken into work: there are twenty permits, of which two are kept for operators. */
class AdmissionIT extends RunningShop {

    private static final int LIMIT = 20;
    private static final int RESERVED = 2;
    private static final int ONE_CALLERS_SHARE = 12;
    private static final String PARCEL = """
            {"size":"SMALL","lines":[{"sku":"a","quantity":1}]}""";

    @Autowired
    ParcelController parcels;

    @Autowired
    WaitingController waiting;

    @Autowired
    MeterRegistry metrics;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letAllGo() {
        parcels.gate.open();
        waiting.gate.open();
        clients.close();
    }

    @Test
    void refusesAtOnceWhatIsOverTheLimitAndRecovers() {
        List<Future<Answer>> inWork = inWork(LIMIT, _ -> Tokens.forOperator());

        Answer refused = api().get("/v1/parcels", Tokens.forOperator());

        assertRefused(refused, 503, "overloaded", "1");
        assertThat(api().getWithoutToken("/actuator/health/liveness").status()).isEqualTo(200);
        parcels.gate.open();
        assertThat(inWork).extracting(answer -> answer.get().status()).containsOnly(200);
        assertThat(api().get("/v1/parcels", Tokens.forOperator()).status()).isEqualTo(200);
    }

    @Test
    void refusesACallerAboveItsShareAndNobodyElse() {
        inWork(ONE_CALLERS_SHARE, _ -> Tokens.forCustomer("greedy"));

        assertRefused(api().get("/v1/parcels", Tokens.forCustomer("greedy")), 429, "above-share", "1");
        assertThat(api().get("/v1/parcels", Tokens.forCustomer("modest")).status())
                .isEqualTo(200);
    }

    @Test
    void keepsAReserveForOperators() {
        inWork(LIMIT - RESERVED, number -> Tokens.forCustomer("customer-" + number));

        assertRefused(api().get("/v1/parcels", Tokens.forCustomer("late")), 503, "overloaded", "1");
        assertThat(api().get("/v1/parcels", Tokens.forOperator()).status()).isEqualTo(200);
    }

    @Test
    void holdsNoPermitForARequestThatWaits() throws Exception {
        waiting.gate.close();
        Future<Answer> waits = clients.submit(() -> awaitSomething("patient"));
        waiting.gate.awaitWaiting(1);

        assertThat(gauge("active")).isZero();
        assertThat(gauge("waiting")).isEqualTo(1);
        waiting.gate.open();
        assertThat(waits.get().text()).isEqualTo("done");
        await().until(() -> gauge("waiting") == 0 && gauge("active") == 0);
    }

    @Test
    void letsNobodyTakeAllPlacesToWait() throws Exception {
        waiting.gate.close();
        List<Future<Answer>> wait = new ArrayList<>();
        for (int number = 0; number < ONE_CALLERS_SHARE; number++) {
            wait.add(clients.submit(() -> awaitSomething("greedy")));
            waiting.gate.awaitWaiting(number + 1);
        }

        assertThat(awaitSomething("greedy").text()).isEqualTo("no place");
        wait.add(clients.submit(() -> awaitSomething("modest")));
        waiting.gate.awaitWaiting(ONE_CALLERS_SHARE + 1);
        waiting.gate.open();
        for (Future<Answer> answer : wait) {
            assertThat(answer.get().text()).isEqualTo("done");
        }
    }

    private Answer awaitSomething(String customer) {
        return api().get("/v1/waiting/for-something", Tokens.forCustomer(customer));
    }

    @Test
    void holdsNoPermitForARequestWhoseAnswerComesLater() {
        waiting.outcome = new CompletableFuture<>();
        List<Future<Answer>> wait = IntStream.range(0, 2 * LIMIT)
                .mapToObj(_ -> clients.submit(() -> api().get("/v1/waiting/for-the-outcome", Tokens.forOperator())))
                .toList();
        await().until(() -> waiting.outcome.getNumberOfDependents() == 2 * LIMIT);

        await().until(() -> gauge("active") == 0);
        waiting.outcome.complete("late");
        assertThat(wait).extracting(answer -> answer.get().text()).containsOnly("late");
    }

    @Test
    void refusesNewWorkWhileTooMuchIsNotDoneAndNothingElse() {
        String token = Tokens.forOperator();
        try {
            waiting.level = new NewWork.Level(100, 0, 100);
            int accepted = waiting.accepted.get();
            assertRefused(place(token), 503, "overloaded", "2");
            await().until(() -> gauge("active") == 0);
            assertThat(waiting.accepted).hasValue(accepted);
            assertThat(api().get("/v1/parcels", token).status()).isEqualTo(200);

            waiting.level = new NewWork.Level(99, 99, 100);
            assertThat(place(token).status()).isEqualTo(201);
            assertThat(waiting.accepted).hasValue(accepted + 1);
        } finally {
            waiting.level = new NewWork.Level(0, 0, 100);
        }
    }

    @Test
    void takesThePermitBackOfARequestThatFails() {
        assertThat(api().get("/v1/failures/in-a-filter", Tokens.forOperator()).status())
                .isEqualTo(500);

        await().until(() -> gauge("active") == 0);
    }

    @Test
    void holdsNoMoreBodiesThanThereIsMemoryFor() {
        String large = " ".repeat(700_000) + PARCEL;
        parcels.gate.close();
        List<Future<Answer>> inWork = Stream.generate(() -> clients.submit(() -> place(Tokens.forOperator(), large)))
                .limit(2)
                .toList();
        parcels.gate.awaitWaiting(2);

        assertRefused(place(Tokens.forOperator(), large), 503, "overloaded", "1");
        parcels.gate.open();
        assertThat(inWork).extracting(answer -> answer.get().status()).containsOnly(201);
        await().untilAsserted(() ->
                assertThat(place(Tokens.forOperator(), large).status()).isEqualTo(201));
    }

    private Answer place(String token) {
        return place(token, PARCEL);
    }

    private Answer place(String token, String body) {
        return api().post("/v1/parcels", token, UUID.randomUUID().toString(), body);
    }

    private List<Future<Answer>> inWork(int requests, IntFunction<String> token) {
        parcels.gate.close();
        List<Future<Answer>> inWork = IntStream.range(0, requests)
                .mapToObj(number -> clients.submit(() -> api().get("/v1/slow", token.apply(number))))
                .toList();
        parcels.gate.awaitWaiting(requests);
        return inWork;
    }

    private double gauge(String name) {
        return metrics.get("waybill.web.requests." + name).gauge().value();
    }

    private static void assertRefused(Answer answer, int status, String type, String retryAfter) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
    }
}
