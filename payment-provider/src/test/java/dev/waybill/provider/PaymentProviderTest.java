package dev.waybill.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PaymentProviderTest {

    @TempDir
    Path directory;

    private PaymentProvider provider;
    private Merchant merchant;

    @BeforeEach
    void start() throws IOException {
        ProviderSettings settings =
                new ProviderSettings("127.0.0.1", 0, directory, Duration.ofMillis(300), Duration.ofSeconds(20));
        provider = new PaymentProvider(settings).start(0);
        merchant = new Merchant(provider.url());
    }

    @AfterEach
    void stop() {
        merchant.close();
        provider.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    @Test
    void authorisesCapturesAndRefunds() {
        Merchant.Answer authorised = merchant.authorise("a", "card-ok", "12.30");
        Merchant.Answer captured = merchant.change("c", authorised.id(), "capture");
        Merchant.Answer refunded = merchant.change("r", authorised.id(), "refund");

        assertThat(authorised.status()).isEqualTo(201);
        assertThat(authorised.text("amount")).isEqualTo("12.30");
        assertThat(List.of(authorised.text("status"), captured.text("status"), refunded.text("status")))
                .containsExactly("AUTHORISED", "CAPTURED", "REFUNDED");
        assertThat(ledger()).containsExactly("AUTHORISED 12.30 a", "CAPTURED 12.30 c", "REFUNDED 12.30 r");
    }

    @Test
    void voidsAnAuthorisation() {
        String id = merchant.authorise("a", "card-ok", "1.00").id();

        assertThat(merchant.change("v", id, "void").text("status")).isEqualTo("VOIDED");
        assertThat(merchant.get("/v1/payments/" + id).path("status").asString()).isEqualTo("VOIDED");
        assertThat(merchant.change("c", id, "capture").problem()).isEqualTo("status-does-not-allow");
        assertThat(ledger()).containsExactly("AUTHORISED 1.00 a", "VOIDED 1.00 v");
    }

    @ParameterizedTest
    @CsvSource({
        "card-declined,CARD_DECLINED",
        "card-insufficient-funds,INSUFFICIENT_FUNDS",
        "card-made-up,UNKNOWN_PAYMENT_METHOD"
    })
    void declinesForGood(String card, String reason) throws IOException {
        Merchant.Answer declined = merchant.authorise("a", card, "5.00");
        restart();

        assertThat(declined.text("status")).isEqualTo("DECLINED");
        assertThat(declined.text("declineReason")).isEqualTo(reason);
        assertThat(merchant.authorise("a", card, "5.00").body()).isEqualTo(declined.body());
        assertThat(ledger()).isEmpty();
    }

    @Test
    void answersTheSameKeyWithTheSameAnswerAlsoAfterARestart() throws IOException {
        Merchant.Answer first = merchant.authorise("a", "card-ok", "5.00");
        merchant.change("c", first.id(), "capture");
        restart();

        Merchant.Answer again = merchant.authorise("a", "card-ok", "5.00");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.replayed()).isTrue();
        assertThat(ledger()).containsExactly("AUTHORISED 5.00 a", "CAPTURED 5.00 c");
    }

    @Test
    void refusesAKeyWithAnotherContent() {
        String id = merchant.authorise("a", "card-ok", "5.00").id();

        assertThat(merchant.authorise("a", "card-ok", "5.01").status()).isEqualTo(422);
        assertThat(merchant.change("a", id, "capture").problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void refusesAKeyThatIsInWork() {
        CompletableFuture<Merchant.Answer> slow =
                CompletableFuture.supplyAsync(() -> merchant.authorise("a", "card-slow", "5.00"));

        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(
                                merchant.authorise("a", "card-slow", "5.00").problem())
                        .isEqualTo("idempotency-key-in-use"));

        assertThat(slow.join().status()).isEqualTo(201);
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void demandsAKey() {
        assertThat(merchant.authorise("", "card-ok", "5.00").problem()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void chargesAndLeavesTheFirstCallWithoutAnAnswer() {
        Merchant.Answer none = merchant.authorise("a", "card-times-out-after-charging", "5.00", Duration.ofMillis(700));
        Merchant.Answer repeat = merchant.authorise("a", "card-times-out-after-charging", "5.00");

        assertThat(none.status()).isZero();
        assertThat(repeat.text("status")).isEqualTo("AUTHORISED");
        assertThat(ledger()).containsExactly("AUTHORISED 5.00 a");
    }

    @Test
    void failsAFlakyCardBeforeDoingAnything() {
        merchant.faults("{\"seed\": 7}");

        List<Integer> statuses = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> merchant.authorise("k" + i, "card-flaky", "1.00").status())
                .toList();

        assertThat(statuses).contains(201).containsAnyOf(500, 503);
        assertThat(ledger())
                .hasSize((int) statuses.stream().filter(status -> status == 201).count());
    }

    @Test
    void refusesACaptureForGood() {
        String id = merchant.authorise("a", "card-capture-fails", "5.00").id();

        Merchant.Answer refused = merchant.change("c", id, "capture");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(merchant.change("c", id, "capture").body()).isEqualTo(refused.body());
        assertThat(merchant.change("v", id, "void").text("status")).isEqualTo("VOIDED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.001", "x", "", "1e30", "1e1", "+1", "1.", "0x1", "010.00", "00"})
    void refusesAnImpossibleAmount(String amount) {
        assertThat(merchant.authorise("a", "card-ok", amount).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEM", "XXX", "XAU", "XTS", "eur", "EURO"})
    void refusesACurrencyThatIsNotInUse(String currency) {
        String body = """
                {"amount": "5", "currency": "%s", "paymentMethod": "card-ok", "reference": "r"}""".formatted(currency);

        Merchant.Answer refused = merchant.send("POST", "/v1/payments", "k", body, Duration.ofSeconds(5));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).startsWith("currency must be");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /v1/payments | {"amount": 1}              | amount has a value of another type
            POST | /v1/payments | {"tip": "1"}               | tip is not known here
            POST | /v1/payments | {"amount": "1              | the body is not valid JSON: see line 1, column 14
            POST | /v1/payments | [1]                        | a JSON object is expected
            PUT  | /faults      | {"operations": ["STEAL"]}  | operations.[0] has a value of another type
            PUT  | /faults      | {"errorRate": 2}           | a rate is from 0 to 1, not 2.0
            """)
    void namesWhatIsWrongWithABody(String method, String path, String body, String detail) {
        Merchant.Answer refused = merchant.send(method, path, "k", body, Duration.ofSeconds(5));

        assertThat(refused.text("detail")).isEqualTo(detail);
    }

    @Test
    void takesNoPartOfAPayment() {
        String id = merchant.authorise("a", "card-ok", "5.00").id();

        Merchant.Answer refused = merchant.send(
                "POST", "/v1/payments/" + id + "/capture", "c", "{\"amount\": \"1.00\"}", Duration.ofSeconds(5));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(ledger()).containsExactly("AUTHORISED 5.00 a");
        assertThat(merchant.change("c", id, "capture").text("status")).isEqualTo("CAPTURED");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/v1/payments,{,400", "POST,/v1/payments,[],400", "POST,/v1/payments,null,400",
        "DELETE,/v1/payments,,405", "GET,/nowhere,,404", "GET,/v1/payments/none,,404",
        "GET,/settlements/yesterday,,400", "PUT,/faults,{\"errorRate\":2},400"
    })
    void answersNonsenseWithAProblem(String method, String path, String body, int status) {
        Merchant.Answer answer = merchant.send(method, path, "k", body == null ? "" : body, Duration.ofSeconds(5));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("detail")).isNotEmpty().doesNotContain("Exception");
    }

    @Test
    void dropsTheAnswerAfterTheWork() {
        merchant.faults("{\"dropAnswerRate\": 1, \"operations\": [\"CAPTURE\"]}");
        String id = merchant.authorise("a", "card-ok", "5.00").id();

        assertThat(merchant.change("c", id, "capture").status()).isZero();
        assertThat(ledger()).containsExactly("AUTHORISED 5.00 a", "CAPTURED 5.00 c");
    }

    @Test
    void canBeMadeUnavailableAndWellAgain() {
        merchant.faults("{\"unavailable\": true}");
        List<Integer> disturbed = List.of(
                merchant.authorise("a", "card-ok", "5.00").status(),
                read("/v1/payments/none"),
                read("/settlements/2026-01-31"));
        merchant.faults("{\"unavailable\": true, \"operations\": [\"CAPTURE\"]}");
        int other = read("/settlements/2026-01-31");
        merchant.faults("{}");

        assertThat(disturbed).containsOnly(503);
        assertThat(other).isEqualTo(200);
        assertThat(merchant.authorise("a", "card-ok", "5.00").status()).isEqualTo(201);
    }

    @Test
    void holdsAWrongAmountOrCurrencyOnRequest() {
        merchant.faults("{\"wrongAmountRate\": 1, \"wrongCurrencyRate\": 1}");

        Merchant.Answer wrong = merchant.authorise("a", "card-ok", "5.00");

        assertThat(wrong.text("amount") + wrong.text("currency")).isEqualTo("6.00XTS");
    }

    @Test
    void settlesCapturesAndRefundsOfTheDay() {
        String kept = merchant.authorise("a", "card-ok", "5.00").id();
        String returned = merchant.authorise("b", "card-ok", "7.00").id();
        merchant.change("c", kept, "capture");
        merchant.change("d", returned, "capture");
        merchant.change("e", returned, "refund");

        JsonNode settlement = merchant.get("/settlements/" + LocalDate.now(ZoneOffset.UTC));

        assertThat(settlement.path("lines").size()).isEqualTo(3);
        assertThat(settlement.path("totals").path("EUR").asString()).isEqualTo("5.00");
        assertThat(merchant.get("/settlements/2020-01-01").path("lines").size()).isZero();
    }

    private int read(String path) {
        return merchant.send("GET", path, "", "", Duration.ofSeconds(5)).status();
    }

    private List<String> ledger() {
        return merchant.get("/ledger")
                .path("entries")
                .valueStream()
                .map(entry -> "%s %s %s"
                        .formatted(
                                entry.path("kind").asString(),
                                entry.path("amount").asString(),
                                entry.path("idempotencyKey").asString()))
                .toList();
    }
}
