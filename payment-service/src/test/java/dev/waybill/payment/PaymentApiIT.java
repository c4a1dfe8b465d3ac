package dev.waybill.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.testing.OrderServiceStub;
import dev.waybill.payment.testing.PaymentServiceTest;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PaymentServiceTest
class PaymentApiIT {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private OrderServiceStub orders;

    @LocalServerPort
    private int port;

    private record Answer(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    @Test
    void showsAPaymentAndWhatTheProviderWasAskedForIt() {
        UUID order = captured("12.30");

        JsonNode listed = get("/v1/payments?orderId=" + order).json().path("items");
        JsonNode payment = get("/v1/payments/"
                        + listed.path(0).path("paymentId").asString())
                .json();

        assertThat(listed.size()).isOne();
        assertThat(payment).isEqualTo(listed.path(0));
        assertThat(payment.path("status").asString()).isEqualTo("CAPTURED");
        assertThat(payment.path("amount").toString()).isEqualTo("{\"amount\":\"12.30\",\"currency\":\"EUR\"}");
        assertThat(payment.path("calls").valueStream())
                .extracting(call -> call.path("operation").asString())
                .containsExactly("AUTHORIZE", "CAPTURE");
        assertThat(payment.toString()).doesNotContain("card-ok");
    }

    @Test
    void pagesByCursorAlsoWhilePaymentsArrive() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.addFirst(captured("1.00").toString());
        }
        JsonNode first = get("/v1/payments?limit=2").json();
        captured("1.00");
        JsonNode second = get("/v1/payments?limit=3&cursor="
                        + first.path("nextCursor").asString())
                .json();

        List<String> seen = new ArrayList<>();
        first.path("items").forEach(item -> seen.add(item.path("orderId").asString()));
        second.path("items").forEach(item -> seen.add(item.path("orderId").asString()));
        assertThat(seen).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/payments/not-a-uuid, 400",
        "/v1/payments/3f2504e0-4f89-41d3-9a0c-0305e82c3301, 404",
        "/v1/payments?limit=0, 400",
        "/v1/payments?cursor=x, 400",
        "/v1/payments?orderId=x, 400",
        "/v1/reconciliations/yesterday, 400",
        "/v1/reconciliations/%2B5874898-01-01, 400",
        "/v1/reconciliations/0000-01-01, 400",
        "/v1/reconciliations/2001-01-01, 404",
        "/v1/nothing, 404"
    })
    void answersNonsenseWithAProblem(String path, int status) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).startsWith("https://waybill.dev/problems/");
    }

    @Test
    void refusesAPlaceThatNoDatabaseHolds() {
        String afterEverything = Cursor.after("+1000000000-12-31T23:59:59.999999999Z", UUID.randomUUID())
                .encoded("/v1/payments");
        String dayOfNoCalendar = Cursor.after("999999999999999").encoded("/v1/reconciliations");
        String ofAnotherList = Cursor.after(Instant.EPOCH, UUID.randomUUID()).encoded("/v1/reports/orders");

        assertThat(get("/v1/payments?cursor=" + afterEverything)
                        .json()
                        .path("type")
                        .asString())
                .endsWith("/invalid-cursor");
        assertThat(get("/v1/reconciliations?cursor=" + dayOfNoCalendar)
                        .json()
                        .path("type")
                        .asString())
                .endsWith("/invalid-cursor");
        assertThat(get("/v1/payments?cursor=" + ofAnotherList)
                        .json()
                        .path("type")
                        .asString())
                .endsWith("/invalid-cursor");
    }

    @Test
    void isForOperatorsOnly() {
        assertThat(send(HttpMethod.GET, "/v1/payments", Tokens.forCustomer("c")).status())
                .isEqualTo(403);
        assertThat(send(HttpMethod.GET, "/v1/payments", Tokens.forAnalyst()).status())
                .isEqualTo(403);
        assertThat(send(HttpMethod.GET, "/v1/payments", Tokens.expired()).status())
                .isEqualTo(401);
        assertThat(send(HttpMethod.GET, "/v1/reconciliations", Tokens.forCustomer("c"))
                        .status())
                .isEqualTo(403);
        assertThat(send(HttpMethod.PUT, "/v1/reconciliations/2026-11-23", Tokens.forAnalyst())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void showsTheGuardsAndWhatWaits() {
        captured("1.00");

        assertThat(metrics())
                .contains(
                        "resilience4j_circuitbreaker_state{",
                        "resilience4j_retry_calls_total{",
                        "resilience4j_bulkhead_available_concurrent_calls{",
                        "resilience4j_timelimiter_calls_total{",
                        "waybill_payment_answers_total{",
                        "waybill_payment_intents_open ",
                        "waybill_payment_attention ");
        assertThat(get("/actuator/circuitbreakers")
                        .json()
                        .path("circuitBreakers")
                        .has("payment-provider"))
                .isTrue();
    }

    private UUID captured(String amount) {
        UUID order = UUID.randomUUID();
        orders.authorize(order, amount, "card-ok");
        orders.capture(order);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(orders.eventNames(order)).contains("PaymentCaptured"));
        return order;
    }

    private String metrics() {
        return get("/actuator/prometheus").text();
    }

    private Answer get(String path) {
        return send(HttpMethod.GET, path, Tokens.forOperator());
    }

    private Answer send(HttpMethod method, String path, String token) {
        return RestClient.create("http://127.0.0.1:" + port)
                .method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchangeForRequiredValue((_, response) -> new Answer(
                        response.getStatusCode().value(),
                        new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }
}
