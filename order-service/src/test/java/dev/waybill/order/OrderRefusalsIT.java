package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.web.testing.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "waybill.order.catalogue.patience=2s")
class OrderRefusalsIT extends RunningOrders {

    private static final String GOOD = OrderApi.order("alice", "TEA", 1, "card-ok");

    @BeforeAll
    void offerProducts() {
        participants.offer("GOLD", "1000000.00", "EUR");
        String gold = OrderApi.order("alice", "GOLD", 1, "card-ok");
        await().atMost(PATIENCE)
                .until(() -> api().place(gold, UUID.randomUUID().toString()).statusCode() == 202);
    }

    static Stream<Arguments> badOrders() {
        return Stream.of(
                bad("no customer", GOOD.replace("\"alice\"", "null"), 400, "invalid-request", "customerId"),
                bad("an e-mail as customer", GOOD.replace("alice", "a@b.example"), 400, "invalid-request", "pseudonym"),
                bad("an unknown currency", GOOD.replace("EUR", "EUX"), 400, "invalid-request", "ISO 4217"),
                bad("a currency that is no money", GOOD.replace("EUR", "XXX"), 400, "invalid-request", "ISO 4217"),
                bad(
                        "a card number",
                        GOOD.replace("card-ok", "4111111111111111"),
                        400,
                        "invalid-request",
                        "card number"),
                bad("quantity zero", GOOD.replace(": 1}", ": 0}"), 400, "invalid-request", "from 1 to 1,000,000"),
                bad("a negative quantity", GOOD.replace(": 1}", ": -1}"), 400, "invalid-request", "1,000,000"),
                bad("too large a quantity", GOOD.replace(": 1}", ": 1000001}"), 400, "invalid-request", "1,000,000"),
                bad("a huge quantity", GOOD.replace(": 1}", ": 99999999999}"), 400, "", "quantity"),
                bad("half a quantity", GOOD.replace(": 1}", ": 1.5}"), 400, "", "quantity"),
                bad("text as quantity", GOOD.replace(": 1}", ": \"one\"}"), 400, "", "quantity"),
                bad("no lines", GOOD.replaceAll("\\[.*]", "[]"), 400, "invalid-request", "1 to 50 lines"),
                bad("null as a line", GOOD.replaceAll("\\[.*]", "[null]"), 400, "", "lines"),
                bad("51 lines", GOOD.replaceAll("\\[.*]", lines(51)), 400, "invalid-request", "1 to 50 lines"),
                bad("a product twice", GOOD.replaceAll("\\[(.*)]", "[$1, $1]"), 400, "invalid-request", "lines[1].sku"),
                bad("no JSON", "{", 400, "malformed-body", ""),
                bad("another kind of JSON", "[1, 2]", 400, "", ""),
                bad("an unknown product", GOOD.replace("TEA", "NO-SUCH"), 422, "unknown-product", "NO-SUCH"),
                bad("another currency", GOOD.replace("EUR", "USD"), 422, "currency-mismatch", "priced in EUR"),
                bad(
                        "too large a total",
                        OrderApi.order("alice", "GOLD", 1_000_000, "card-ok"),
                        422,
                        "order-total-too-large",
                        "less than"));
    }

    private static Arguments bad(String what, String body, int status, String slug, String says) {
        return Arguments.of(what, body, status, slug, says);
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"sku\": \"TEA-" + i + "\", \"quantity\": 1}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badOrders")
    void refusesWithAProblemThatTellsWhatToChange(String what, String body, int status, String slug, String says) {
        HttpResponse<String> answer = api().place(body, UUID.randomUUID().toString());

        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("type").asString()).startsWith("https://waybill.dev/problems/" + slug);
        assertThat(json(answer).get("detail").asString()).contains(says);
        assertThat(answer.body()).doesNotContain("Exception", "dev.waybill.order");
    }

    @Test
    void namesEachFieldThatIsWrong() {
        HttpResponse<String> answer = api().place("""
                {"customerId": "not a pseudonym", "currency": "EUX", "lines": [{"sku": "", "quantity": 0}]}\
                """, "k");

        assertThat(json(answer).get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "customerId", "currency", "lines[0].sku", "lines[0].quantity", "paymentMethod");
    }

    @Test
    void refusesTokensThatAreNotGood() {
        List<String> bad = List.of(
                "",
                Tokens.expired(),
                Tokens.fromOtherIssuer(),
                Tokens.forOtherAudience(),
                Tokens.unsigned(),
                Tokens.signedByAnotherKey(),
                Tokens.signedWithThePublicKeyAsSecret());

        assertThat(bad)
                .allSatisfy(token -> assertThat(api().as(token).place(GOOD, "k").statusCode())
                        .isEqualTo(401));
        assertThat(api().as(Tokens.forAnalyst()).place(GOOD, "k").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAKeyThatBelongsToAnotherOrder() {
        api().place(GOOD, "one-key");

        HttpResponse<String> answer = api().place(OrderApi.order("alice", "TEA", 2, "card-ok"), "one-key");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("type").asString()).endsWith("/idempotency-key-reused");
    }

    @Test
    void givesTheFirstAnswerToARepeatedRequest() {
        HttpResponse<String> first = api().place(GOOD, "again");

        HttpResponse<String> second = api().place(GOOD, "again");

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(json(second)).isEqualTo(json(first));
    }

    @Test
    void givesTheFirstAnswerThoughItWouldBeRefusedToday() {
        participants.offer("MOVING", "2.00", "EUR");
        String order = OrderApi.order("alice", "MOVING", 1, "card-ok");
        HttpResponse<String> first = await().atMost(PATIENCE)
                .until(() -> api().place(order, "before"), answer -> answer.statusCode() == 202);
        participants.offer("MOVING", "3.00", "USD");
        await().atMost(PATIENCE)
                .until(() -> api().place(order, UUID.randomUUID().toString()).statusCode() == 422);

        HttpResponse<String> again = api().place(order, "before");
        HttpResponse<String> other = api().place(order.replace("MOVING", "NO-SUCH"), "before");

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(json(other).get("type").asString()).endsWith("/idempotency-key-reused");
    }

    @Test
    void takesAnOrderOnlyAtThePriceThatItsCustomerAgreedTo() {
        String goldAt = OrderApi.order("alice", "GOLD", 2, "card-ok").replaceFirst("\\}\\s*$", """
                , "expectedTotal": {"amount": "%s", "currency": "EUR"}}""");

        HttpResponse<String> refused = api().place(goldAt.formatted("1999999.99"), "agreed");
        HttpResponse<String> taken = api().place(goldAt.formatted("2000000"), "agreed");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("type").asString()).endsWith("/price-changed");
        assertThat(json(refused).at("/total/amount").asString()).isEqualTo("2000000.00");
        assertThat(json(refused).at("/lines/0/unitPrice/amount").asString()).isEqualTo("1000000.00");
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(json(taken).at("/total/amount").asString()).isEqualTo("2000000.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"amount\": \"1.00\", \"currency\": \"USD\"}  | expectedTotal.currency must be the order's currency",
                "{\"amount\": \"1.001\", \"currency\": \"EUR\"} | expectedTotal.amount has more fraction digits than EUR has",
                "{\"amount\": \"01.00\", \"currency\": \"EUR\"} | expectedTotal.amount must be a decimal string such as \"24.90\"",
                "{\"amount\": \"1e3\", \"currency\": \"EUR\"}   | expectedTotal.amount must be a decimal string such as \"24.90\"",
                "{\"amount\": \"1.00\"}                         | expectedTotal.currency is missing",
                "{\"amount\": 1.00, \"currency\": \"EUR\"}      | expectedTotal.amount must be a string",
            })
    void refusesAnExpectationThatNoPriceCanMeet(String expected, String detail) {
        HttpResponse<String> answer = api().place(
                        GOOD.replaceFirst("\\}\\s*$", ", \"expectedTotal\": " + expected + "}"),
                        UUID.randomUUID().toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"DEM", "HRK", "USN", "CHE", "CLF", "XAU"})
    void takesNoCurrencyThatNobodyPaysIn(String currency) {
        HttpResponse<String> answer =
                api().place(GOOD.replace("EUR", currency), UUID.randomUUID().toString());

        assertThat(json(answer).get("detail").asString())
                .isEqualTo("currency must be the ISO 4217 code of a currency in use, such as EUR");
    }

    @Test
    void saysOfADoubledNameAndOfWhatFollowsThatItIsSo() {
        HttpResponse<String> doubled = api().place(GOOD.replaceFirst("\\{", "{\"customerId\": \"alice\", "), "doubled");
        HttpResponse<String> followed = api().place(GOOD + " {}", "followed");
        HttpResponse<String> large = api().place(GOOD.replace(": 1}", ": 2147483648}"), "large");

        assertThat(json(doubled).get("detail").asString()).isEqualTo("customerId must stand only once");
        assertThat(json(followed).get("detail").asString()).startsWith("Nothing may follow the object");
        assertThat(json(large).get("detail").asString()).isEqualTo("lines[0].quantity must be from 1 to 1,000,000");
    }

    @Test
    void changesNoOrderThatIsNotAsItWasSeen() {
        UUID id = api().placed("TEA", 1, "card-ok");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api().stateOf(id)).endsWith("settled"));
        String order = "/v1/orders/" + id;
        String note = "{\"note\": \"as the customer asked\"}";

        assertThat(api().post(order + "/cancellation", "", "If-Match", "\"0\"").statusCode())
                .isEqualTo(412);
        assertThat(api().post(order + "/saga/retry", note, "If-Match", "\"0-0\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(api().post(order + "/saga/compensation", note, "If-Match", "\"0-0\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(api().get(order + "/saga").body()).contains("\"interventions\":[]");
        String tag = api().get(order).headers().firstValue("ETag").orElseThrow();
        assertThat(api().post(order + "/cancellation", "", "If-Match", tag).statusCode())
                .isEqualTo(202);
    }

    @Test
    void waitsTwoSecondsForAProductThatIsNotKnown() {
        Instant asked = Instant.now();

        HttpResponse<String> answer = api().place(GOOD.replace("TEA", "NEVER"), "never");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    @Test
    void refusesAnOrderWithoutAKey() {
        HttpResponse<String> answer = api().post("/v1/orders", GOOD);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("type").asString()).endsWith("/idempotency-key-missing");
    }

    @Test
    void doesNotCancelWhatWasRejectedOrIsNotThere() {
        UUID id = api().placed("SOLD-OUT-POT", 1, "card-ok");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api().stateOf(id)).startsWith("REJECTED"));

        assertThat(api().cancel(id).statusCode()).isEqualTo(409);
        assertThat(api().cancel(UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(api().get("/v1/orders/no-uuid").statusCode()).isEqualTo(400);
        assertThat(api().get("/v1/orders?status=EATEN").statusCode()).isEqualTo(400);
        assertThat(api().get("/v1/orders?cursor=made-up").statusCode()).isEqualTo(400);
        assertThat(api().get("/v1/nowhere").statusCode()).isEqualTo(404);
    }
}
