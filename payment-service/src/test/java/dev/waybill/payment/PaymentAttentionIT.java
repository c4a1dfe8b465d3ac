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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What operators do about payments that went wrong. */
@PaymentServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PaymentAttentionIT {

    private static final String NOTE = "{\"note\": \"the provider corrected it\"}";

    @Autowired
    private OrderServiceStub orders;

    @Autowired
    private Provider provider;

    @LocalServerPort
    private int port;

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void heal() {
        provider.faults("{}");
    }

    @Test
    void listsAPaymentUntilSomebodyHasLookedAtItAndSaysWhoDid() {
        String payment = authorisedWrongly();
        assertThat(needingAttention()).contains(payment);

        Answer answer = acknowledge(payment, NOTE, Tokens.forOperator());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(needingAttention()).doesNotContain(payment);
        JsonNode shown = get(payment).json();
        assertThat(shown).isEqualTo(answer.json());
        assertThat(shown.path("needsAttention").asBoolean()).isFalse();
        assertThat(shown.path("attention").asString())
                .isEqualTo("the provider authorised 13.30 EUR instead of 12.30 EUR");
        assertThat(shown.at("/acknowledgements/0/note").asString()).isEqualTo("the provider corrected it");
        assertThat(shown.at("/acknowledgements/0/operator").asString()).isEqualTo("operator-1");
        assertThat(shown.at("/acknowledgements/0/attention")).isEqualTo(shown.path("attention"));
    }

    @Test
    void acknowledgesOnceWhatManyAcknowledgeAtOnce() {
        String payment = authorisedWrongly();

        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 10)
                    .mapToObj(_ -> operators.submit(() -> acknowledge(payment, NOTE, Tokens.forOperator())))
                    .toList();
            assertThat(answers).extracting(answer -> answer.get().status()).containsOnly(200);
        }

        assertThat(get(payment).json().path("acknowledgements")).hasSize(1);
    }

    @Test
    void acknowledgesOnlyWhatTheOperatorHasSeen() {
        String payment = authorisedWrongly();
        String seen = get(payment).header("ETag");

        assertThat(acknowledge(payment, NOTE, Tokens.forOperator(), "\"1-2-3\"").type())
                .isEqualTo("precondition-failed");
        assertThat(needingAttention()).contains(payment);
        assertThat(acknowledge(payment, NOTE, Tokens.forOperator(), seen).status())
                .isEqualTo(200);
    }

    @Test
    void answersNotModifiedWhileAPaymentHasNotChanged() {
        String payment = authorisedWrongly();
        String seen = get(payment).header("ETag");

        assertThat(getIfNoneMatch(payment, seen).status()).isEqualTo(304);
        acknowledge(payment, NOTE, Tokens.forOperator());
        assertThat(getIfNoneMatch(payment, seen).status()).isEqualTo(200);
    }

    @Test
    void raisesTheAlarmOnce(CapturedOutput output) {
        authorisedWrongly();

        assertThat(output.getAll().lines().filter(line -> line.contains("ERROR") && line.contains(order.toString())))
                .singleElement()
                .asString()
                .contains("needs attention");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"note\": \" \"}", "{\"note\": null}"})
    void wantsToKnowWhatCameOfIt(String body) {
        Answer answer = acknowledge(UUID.randomUUID().toString(), body, Tokens.forOperator());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("note");
    }

    @Test
    void refusesWhatCannotBeAcknowledged() {
        orders.authorize(order, "12.30", "card-ok");
        awaitEvent("PaymentAuthorized");

        assertThat(acknowledge(paymentId(), NOTE, Tokens.forOperator()).type()).isEqualTo("nothing-to-acknowledge");
        assertThat(acknowledge(UUID.randomUUID().toString(), NOTE, Tokens.forOperator())
                        .status())
                .isEqualTo(404);
        assertThat(acknowledge(paymentId(), NOTE, Tokens.forAnalyst()).status()).isEqualTo(403);
        assertThat(acknowledge(paymentId(), NOTE, Tokens.forCustomer("c")).status())
                .isEqualTo(403);
    }

    private String authorisedWrongly() {
        provider.faults("{\"wrongAmountRate\": 1, \"operations\": [\"AUTHORISE\"]}");
        orders.authorize(order, "12.30", "card-ok");
        awaitEvent("PaymentDeclined");
        return paymentId();
    }

    private void awaitEvent(String name) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(orders.eventNames(order)).contains(name));
    }

    private String paymentId() {
        return api().get("/v1/payments?orderId=" + order, Tokens.forOperator())
                .json()
                .at("/items/0/paymentId")
                .asString();
    }

    private List<String> needingAttention() {
        return api().get("/v1/payments?attention=true&limit=200", Tokens.forOperator())
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("paymentId").asString())
                .toList();
    }

    private Answer get(String payment) {
        return api().get("/v1/payments/" + payment, Tokens.forOperator());
    }

    private Answer getIfNoneMatch(String payment, String eTag) {
        return api().send(
                        "GET",
                        "/v1/payments/" + payment,
                        Map.of("Authorization", "Bearer " + Tokens.forOperator(), "If-None-Match", eTag),
                        BodyPublishers.noBody());
    }

    private Answer acknowledge(String payment, String body, String token) {
        return acknowledge(payment, body, token, "*");
    }

    private Answer acknowledge(String payment, String body, String token, String ifMatch) {
        return api().send(
                        "POST",
                        "/v1/payments/" + payment + "/acknowledgement",
                        Map.of(
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "application/json",
                                "If-Match",
                                ifMatch),
                        BodyPublishers.ofString(body));
    }

    private HttpApi api() {
        return new HttpApi(port);
    }
}
