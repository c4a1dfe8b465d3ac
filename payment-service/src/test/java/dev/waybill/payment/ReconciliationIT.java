package dev.waybill.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.reconciliation.application.ReconciliationRuns;
import dev.waybill.payment.reconciliation.domain.Reconciliation;
import dev.waybill.payment.testing.OrderServiceStub;
import dev.waybill.payment.testing.PaymentServiceTest;
import dev.waybill.payment.testing.Provider;
import dev.waybill.testing.TestDatabase;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PaymentServiceTest
class ReconciliationIT {

    @Autowired
    private OrderServiceStub orders;

    @Autowired
    private Provider provider;

    @Autowired
    private TestDatabase database;

    @Autowired
    private ReconciliationRuns runs;

    @Autowired
    private MeterRegistry metrics;

    @LocalServerPort
    private int port;

    @Test
    void findsPlantedDifferencesInTheSettlement() {
        UUID right = captured("12.30");
        UUID altered = captured("12.30");
        UUID lost = captured("12.30");
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        owner.sql("UPDATE payment SET amount = 12.31 WHERE order_id = ?")
                .param(altered)
                .update();
        owner.sql("UPDATE payment SET provider_payment_id = 'pay_lost' WHERE order_id = ?")
                .param(lost)
                .update();
        provider.captureBehindOurBack("nobody-" + lost, "5.00");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        Answer ran = reconcile(today);
        JsonNode shown = get("/v1/reconciliations/" + today).json();

        assertThat(ran.status()).isEqualTo(200);
        assertThat(shown.path("complete").asBoolean(true)).as("today goes on").isFalse();
        List<String> differences = shown.path("differences")
                .valueStream()
                .map(difference -> "%s %s %s %s"
                        .formatted(
                                difference.path("kind").asString(),
                                difference.path("orderId").asString(),
                                difference.path("ours").path("amount").asString("-"),
                                difference.path("theirs").path("amount").asString("-")))
                .toList();
        assertThat(differences)
                .contains(
                        "AMOUNT_DIFFERS " + altered + " 12.31 12.30",
                        "UNKNOWN_TO_US " + lost + " - 12.30",
                        "MISSING_AT_PROVIDER " + lost + " 12.30 -",
                        "UNKNOWN_TO_US nobody-" + lost + " - 5.00")
                .noneMatch(difference -> difference.contains(right.toString()));
        assertThat(get("/v1/reconciliations")
                        .json()
                        .path("items")
                        .path(0)
                        .path("differences")
                        .asInt())
                .isEqualTo(differences.size());
        assertThat(get("/actuator/prometheus").text())
                .contains("waybill_payment_reconciliation_differences " + differences.size() + ".0");
    }

    @Test
    void refusesADayThatHasNotBegun() {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);

        Answer answer = reconcile(tomorrow);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("invalid-request");
        assertThat(get("/v1/reconciliations/" + tomorrow).status()).isEqualTo(404);
    }

    @Test
    void refusesASecondRunWhileOneIsUnderWay() {
        UUID run = runs.begin().orElseThrow();
        try {
            Answer answer = reconcile(LocalDate.of(2020, 5, 1));

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.type()).isEqualTo("reconciliation-under-way");
        } finally {
            runs.end(run);
        }
        assertThat(reconcile(LocalDate.of(2020, 5, 1)).json().path("complete").asBoolean(false))
                .isTrue();
    }

    @Test
    void showsTheDayUpToWhichEveryDayIsComplete() {
        LocalDate lastOver = Reconciliation.lastDayOver(Instant.now());
        for (int daysAgo = 6; daysAgo > 2; daysAgo--) {
            reconcile(lastOver.minusDays(daysAgo));
        }
        reconcile(lastOver);

        assertThat(lastCompletedDay()).isEqualTo(lastOver.minusDays(2));
        reconcile(lastOver.minusDays(2));
        reconcile(lastOver.minusDays(1));
        assertThat(lastCompletedDay()).isEqualTo(lastOver.plusDays(1));
    }

    /** The one on which the last complete day ended. */
    private LocalDate lastCompletedDay() {
        double seconds = metrics.get("waybill.payment.reconciliation.last.completed.day")
                .gauge()
                .value();
        return LocalDate.ofInstant(Instant.ofEpochSecond((long) seconds), ZoneOffset.UTC);
    }

    @Test
    void saysWhenTheProviderIsAway() {
        provider.goDown();
        try {
            Answer answer = reconcile(LocalDate.of(2026, 11, 1));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.type()).isEqualTo("temporarily-unavailable");
        } finally {
            provider.comeBack();
        }
    }

    @Test
    void pagesThroughTheDaysWhileAnotherIsReconciled() {
        List<String> days = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            reconcile(LocalDate.of(2020, 2, day));
            days.addFirst("2020-02-0" + day);
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/v1/reconciliations?limit=2" + cursor).json();
            page.path("items").forEach(item -> seen.add(item.path("day").asString()));
            reconcile(LocalDate.of(2020, 3, 1 + seen.size()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(days);
    }

    @Test
    void answersNotModifiedUntilADayIsReconciledAgain() {
        LocalDate day = LocalDate.of(2020, 4, 1);
        reconcile(day);
        String seen = get("/v1/reconciliations/" + day).header("ETag");

        assertThat(getIfNoneMatch(day, seen).status()).isEqualTo(304);
        reconcile(day);
        assertThat(getIfNoneMatch(day, seen).status()).isEqualTo(200);
    }

    private Answer getIfNoneMatch(LocalDate day, String eTag) {
        return api().send(
                        "GET",
                        "/v1/reconciliations/" + day,
                        Map.of("Authorization", "Bearer " + Tokens.forOperator(), "If-None-Match", eTag),
                        BodyPublishers.noBody());
    }

    private UUID captured(String amount) {
        UUID order = UUID.randomUUID();
        orders.authorize(order, amount, "card-ok");
        orders.capture(order);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(orders.eventNames(order)).contains("PaymentCaptured"));
        return order;
    }

    private Answer reconcile(LocalDate day) {
        return api().put("/v1/reconciliations/" + day, Tokens.forOperator(), "");
    }

    private Answer get(String path) {
        return api().get(path, Tokens.forOperator());
    }

    private HttpApi api() {
        return new HttpApi(port);
    }
}
