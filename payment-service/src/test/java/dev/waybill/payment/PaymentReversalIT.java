package dev.waybill.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.testing.OrderServiceStub;
import dev.waybill.payment.testing.PaymentServiceTest;
import dev.waybill.payment.testing.Provider;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What operators do about payments whose order is lost. */
@PaymentServiceTest
class PaymentReversalIT {

    private static final String NOTE = "{\"note\": \"the order is lost\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private OrderServiceStub orders;

    @Autowired
    private Provider provider;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final UUID order = UUID.randomUUID();

    @Test
    void refundsWhatWasCapturedOnceAndSaysWhoDidAndWhy() {
        String payment = captured();

        assertThat(reverse(payment, NOTE, Tokens.forOperator()).status()).isEqualTo(202);
        awaitEvent("PaymentReversed");
        Answer again = reverse(payment, NOTE, Tokens.forOperator());

        assertThat(again.json().path("status").asString()).isEqualTo("REFUNDED");
        assertThat(again.json().path("reversals")).hasSize(1);
        assertThat(again.json().at("/reversals/0/operator").asString()).isEqualTo("operator-1");
        assertThat(again.json().at("/reversals/0/note").asString()).isEqualTo("the order is lost");
        assertThat(provider.ledger(order))
                .containsExactly("AUTHORISED 12.30 EUR", "CAPTURED 12.30 EUR", "REFUNDED 12.30 EUR");
    }

    @Test
    void refusesWhatWasDeclinedOrIsNotThere() {
        orders.authorize(order, "12.30", "card-declined");
        awaitEvent("PaymentDeclined");

        assertThat(reverse(paymentId(), NOTE, Tokens.forOperator()).type()).isEqualTo("nothing-to-reverse");
        assertThat(reverse(UUID.randomUUID().toString(), NOTE, Tokens.forOperator())
                        .status())
                .isEqualTo(404);
        assertThat(reverse(paymentId(), NOTE, Tokens.forAnalyst()).status()).isEqualTo(403);
        assertThat(reverse(paymentId(), "{\"note\": \" \"}", Tokens.forOperator())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void listsByStageAndAge() {
        String payment = captured();
        jdbc.sql("UPDATE payment SET created_at = '2026-01-01' WHERE order_id = ?")
                .param(order)
                .update();

        assertThat(listed("stage=CAPTURED&createdBefore=2026-01-02T00:00:00Z")).containsExactly(payment);
        assertThat(listed("stage=AUTHORIZED&createdBefore=2026-01-02T00:00:00Z"))
                .isEmpty();
        assertThat(api().get("/v1/payments?createdBefore=%2B999999-01-01T00:00:00Z", Tokens.forOperator())
                        .status())
                .isEqualTo(400);
    }

    private String captured() {
        orders.authorize(order, "12.30", "card-ok");
        orders.capture(order);
        awaitEvent("PaymentCaptured");
        return paymentId();
    }

    private void awaitEvent(String name) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(orders.eventNames(order)).contains(name));
    }

    private String paymentId() {
        return listed("orderId=" + order).getFirst();
    }

    private List<String> listed(String query) {
        return api().get("/v1/payments?limit=200&" + query, Tokens.forOperator())
                .json()
                .path("items")
                .valueStream()
                .map((JsonNode item) -> item.path("paymentId").asString())
                .toList();
    }

    private Answer reverse(String payment, String body, String token) {
        return api().send(
                        "POST",
                        "/v1/payments/" + payment + "/reversal",
                        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                        BodyPublishers.ofString(body));
    }

    private HttpApi api() {
        return new HttpApi(port);
    }
}
