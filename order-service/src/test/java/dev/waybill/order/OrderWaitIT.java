package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.web.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Callers who prefer to wait for the decision of an order. */
@TestPropertySource(
        properties = {"waybill.order.waiting.longest=25s", "waybill.order.waiting.max-callers=" + OrderWaitIT.MOST})
class OrderWaitIT extends RunningOrders {

    static final int MOST = 500;
    private static final int ONE_CALLERS_SHARE = 300;
    private static final int AT_ONCE = 50;
    private static final int ONES_AT_ONCE = 10;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void answersOnceTheOrderIsConfirmedOrRejected() {
        HttpResponse<String> confirmed = place("TEA", UUID.randomUUID().toString(), "wait=20");
        HttpResponse<String> rejected = place("SOLD-OUT-POT", UUID.randomUUID().toString(), "respond-async, wait=20");

        assertDecided(confirmed, "CONFIRMED", "wait=20");
        assertDecided(rejected, "REJECTED", "wait=20");
        assertThat(confirmed.headers().firstValue("Location")).contains("/v1/orders/" + idIn(confirmed));
        HttpResponse<String> later = api().get("/v1/orders/" + idIn(rejected), "Prefer", "wait=3600");
        assertDecided(later, "REJECTED", "wait=25");
        assertThat(api().get(
                                "/v1/orders/" + idIn(rejected),
                                "Prefer",
                                "wait=1",
                                "If-None-Match",
                                later.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void answersWithTheStateOfThenWhenTheTimeIsOver() {
        participants.ignore(AuthorizePayment.class::isInstance);

        HttpResponse<String> placed = place("TEA", UUID.randomUUID().toString(), "wait=1");
        HttpResponse<String> atOnce = api().get("/v1/orders/" + idIn(placed), "Prefer", "wait=0");

        assertUndecided(placed, "STOCK_RESERVED");
        assertThat(placed.headers().firstValue("Preference-Applied")).contains("wait=1");
        assertUndecided(atOnce, "STOCK_RESERVED");
        String tag = api().get("/v1/orders/" + idIn(placed))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> unchanged =
                api().get("/v1/orders/" + idIn(placed), "Prefer", "wait=1", "If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("Preference-Applied")).contains("wait=1");
        assertThat(atOnce.headers().firstValue("Preference-Applied")).contains("wait=0");
        assertThat(waiting()).isZero();
    }

    @Test
    void ignoresWhatItDoesNotUnderstand() {
        participants.keepAnswersBack();
        for (String preference : List.of("wait=soon", "wait", "return=minimal", "=;,")) {
            HttpResponse<String> placed = place("TEA", UUID.randomUUID().toString(), preference);
            HttpResponse<String> read = api().get("/v1/orders/" + idIn(placed), "Prefer", preference);

            assertThat(placed.statusCode()).isEqualTo(202);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(Stream.of(placed, read))
                    .noneMatch(answer ->
                            answer.headers().firstValue("Preference-Applied").isPresent());
        }
    }

    @Test
    void repeatsWaitToo() throws Exception {
        participants.keepAnswersBack();
        String key = UUID.randomUUID().toString();
        HttpResponse<String> accepted = api().place(order("TEA"), key);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> repeat = clients.submit(() -> place("TEA", key, "wait=20"));
            awaitWaiting(1);
            Future<HttpResponse<String>> again = clients.submit(() -> place("TEA", key, "wait=20"));
            awaitWaiting(2);

            participants.letAnswersGo();

            assertDecided(repeat.get(), "CONFIRMED", "wait=20");
            assertDecided(again.get(), "CONFIRMED", "wait=20");
            HttpResponse<String> late = place("TEA", key, "wait=20");
            assertDecided(late, "CONFIRMED", "wait=20");
            assertThat(Stream.of(repeat.get(), again.get(), late))
                    .allMatch(answer -> idIn(answer).equals(idIn(accepted)));
            assertThat(api().place(order("TEA"), key).body()).isEqualTo(accepted.body());
        }
    }

    @Test
    void hidesOthersOrdersFromWhoWaits() {
        UUID id = api().placed("TEA", 1, "card-ok");

        HttpResponse<String> answer =
                api().as(Tokens.forCustomer("mallory")).get("/v1/orders/" + id, "Prefer", "wait=20");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void forgetsWhoWentAway() throws IOException {
        participants.keepAnswersBack();
        UUID id = api().placed("TEA", 1, "card-ok");
        try (Socket client = new Socket("localhost", port)) {
            client.getOutputStream()
                    .write("""
                            GET /v1/orders/%s HTTP/1.1\r
                            Host: localhost\r
                            Prefer: wait=1\r
                            Authorization: Bearer %s\r
                            \r
                            """.formatted(id, Tokens.forOperator()).getBytes(StandardCharsets.US_ASCII));
            awaitWaiting(1);
        }

        awaitWaiting(0);
        participants.letAnswersGo();
        awaitState(id, "CONFIRMED settled");
    }

    @Test
    void holdsNothingForFiveHundredWhoWait(@TempDir Path directory) throws Exception {
        participants.keepAnswersBack();
        OrderApi api = api();
        List<UUID> orders = IntStream.range(0, 10)
                .mapToObj(_ -> api().placed("TEA", 1, "card-ok"))
                .toList();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            while (answers.size() < MOST) {
                for (int atOnce = 0; atOnce < AT_ONCE; atOnce++) {
                    String order = "/v1/orders/" + orders.get(answers.size() % orders.size());
                    answers.add(clients.submit(() -> api.get(order, "Prefer", "wait=60")));
                }
                awaitWaiting(answers.size());
            }

            await().until(() ->
                    metrics.get("hikaricp.connections.active").gauge().value() == 0);
            assertThat(metrics.get("waybill.web.requests.active").gauge().value())
                    .isZero();
            assertThat(requestThreads(directory)).isLessThan(10);
            assertDoesNotWait(api.get("/v1/orders/" + orders.getFirst(), "Prefer", "wait=20"));
            assertThat(api().get("/v1/orders").statusCode()).isEqualTo(200);
            participants.letAnswersGo();
            for (Future<HttpResponse<String>> answer : answers) {
                assertDecided(answer.get(), "CONFIRMED", "wait=25");
            }
        }
        awaitWaiting(0);
    }

    @Test
    void leavesPlacesToWaitToOthers() throws Exception {
        participants.keepAnswersBack();
        OrderApi operator = api();
        OrderApi alice = operator.as(Tokens.forCustomer("alice"));
        UUID order = operator.placed("TEA", 1, "card-ok");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            while (answers.size() < ONE_CALLERS_SHARE) {
                for (int atOnce = 0; atOnce < ONES_AT_ONCE; atOnce++) {
                    answers.add(clients.submit(() -> alice.get("/v1/orders/" + order, "Prefer", "wait=60")));
                }
                awaitWaiting(answers.size());
            }

            assertDoesNotWait(alice.get("/v1/orders/" + order, "Prefer", "wait=20"));
            answers.add(clients.submit(() -> operator.get("/v1/orders/" + order, "Prefer", "wait=60")));
            awaitWaiting(ONE_CALLERS_SHARE + 1);
            participants.letAnswersGo();
            for (Future<HttpResponse<String>> answer : answers) {
                assertDecided(answer.get(), "CONFIRMED", "wait=25");
            }
        }
    }

    private static void assertDoesNotWait(HttpResponse<String> answer) {
        assertUndecided(answer, "PLACED");
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    /** Threads of the web server that work on a request, virtual ones included. */
    private static long requestThreads(Path directory) throws IOException {
        Path dump = directory.resolve("threads.txt");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"tomcat-handler-")).count();
        }
    }

    private HttpResponse<String> place(String sku, String key, String preference) {
        return api().post("/v1/orders", order(sku), "Idempotency-Key", key, "Prefer", preference);
    }

    private static String order(String sku) {
        return OrderApi.order("alice", sku, 1, "card-ok");
    }

    private static UUID idIn(HttpResponse<String> answer) {
        return UUID.fromString(json(answer).get("orderId").asString());
    }

    private static void assertDecided(HttpResponse<String> answer, String status, String applied) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("status").asString()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains(applied);
    }

    private static void assertUndecided(HttpResponse<String> answer, String status) {
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("status").asString()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("Location")).contains("/v1/orders/" + idIn(answer));
    }

    private double waiting() {
        return metrics.get("waybill.order.waiting").gauge().value();
    }

    private void awaitWaiting(int callers) {
        await().atMost(PATIENCE).until(() -> waiting() == callers);
    }
}
