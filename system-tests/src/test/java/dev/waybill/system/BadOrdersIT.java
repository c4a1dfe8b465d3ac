package dev.waybill.system;

import static dev.waybill.system.InvalidRequest.TEN_MEGABYTES;
import static dev.waybill.system.InvalidRequest.keyed;
import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;

import dev.waybill.system.client.Http;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.Shop;
import dev.waybill.system.client.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one sends to order-service instead of an order. */
@OnThePlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadOrdersIT {

    private final Shop shop;
    private final Tokens tokens;
    private final String customer;

    BadOrdersIT(Shop shop, Tokens tokens) {
        this.shop = shop;
        this.tokens = tokens;
        this.customer = tokens.of("customer-1", "customer");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void isAnsweredByAProblemThatSaysWhatToChange(InvalidRequest request) {
        request.isAnsweredByAProblem();
    }

    Stream<InvalidRequest> orders() {
        shop.offer("BAD-INPUT", euros("2.00"), 1);
        return Stream.of(
                order("unknown SKU", json -> json.replace("BAD-INPUT", "NO-SUCH-SKU"), 422, "unknown-product"),
                order("quantity 0", quantity("0"), 400, "invalid-request"),
                order("quantity -1", quantity("-1"), 400, "invalid-request"),
                order("quantity of two thousand million", quantity("2000000000"), 400, "invalid-request"),
                order("quantity beyond an int", quantity("99999999999999999999"), 400, "invalid-request"),
                order("quantity 1.5", quantity("1.5"), 400, "invalid-request"),
                order("quantity in words", quantity("\"two\""), 400, "invalid-request"),
                order("quantity null", quantity("null"), 400, "invalid-request"),
                order("no lines", json -> json.replaceFirst("\\[.*]", "[]"), 400, "invalid-request"),
                order(
                        "lines that are a text",
                        json -> json.replaceFirst("\\[.*]", "\"BAD-INPUT\""),
                        400,
                        "invalid-request"),
                order(
                        "sixty lines",
                        json -> json.replaceFirst("(\\{[^{}]*})]", "$1" + ",$1".repeat(60) + "]"),
                        400,
                        "invalid-request"),
                order("unknown currency", json -> json.replace("EUR", "XQZ"), 400, "invalid-request"),
                order(
                        "another currency than the product's",
                        json -> json.replace("EUR", "USD"),
                        422,
                        "currency-mismatch"),
                order("no payment method", json -> json.replace("\"card-ok\"", "null"), 400, "invalid-request"),
                order("malformed JSON", json -> json.substring(1), 400, "malformed-body"),
                order("half of the JSON", json -> json.substring(0, json.length() / 2), 400, "malformed-body"),
                order("an empty body", _ -> "", 400, "malformed-body"),
                order("an array", json -> "[" + json + "]", 400, "malformed-body"),
                order("deep nesting", _ -> "[".repeat(5_000), 400, "malformed-body"),
                order("a NUL in a text", json -> json.replace("card-ok", "card\\u0000"), 400, "invalid-request"),
                order("10 MB", json -> json.replace("card-ok", TEN_MEGABYTES), 413, "body-too-large"),
                new InvalidRequest("no key", post(), 400, "idempotency-key-missing"),
                new InvalidRequest(
                        "a key of 300 characters",
                        post().header("Idempotency-Key", "k".repeat(300)),
                        400,
                        "idempotency-key-invalid"),
                new InvalidRequest("a key that was used for another order", usedKey(), 422, "idempotency-key-reused"),
                new InvalidRequest(
                        "XML",
                        keyed(post()).setHeader("Content-Type", "application/xml"),
                        415,
                        "unsupported-media-type"),
                new InvalidRequest(
                        "an order for somebody else",
                        keyed(Http.json(
                                Http.request(ordersUri(), tokens.of("mallory", "customer")), "POST", orderJson())),
                        403,
                        "forbidden"),
                new InvalidRequest(
                        "somebody else's order",
                        Http.request(
                                shop.url(
                                        "order-service",
                                        "/v1/orders/" + settledOrder().orderId()),
                                tokens.of("mallory", "customer")),
                        404,
                        "not-found"),
                new InvalidRequest(
                        "somebody else's orders",
                        Http.request(
                                shop.url("order-service", "/v1/orders?customerId=customer-1"),
                                tokens.of("mallory", "customer")),
                        403,
                        "forbidden"));
    }

    private InvalidRequest order(String what, UnaryOperator<String> spoil, int status, String problem) {
        HttpRequest.Builder request = Http.request(ordersUri(), customer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spoil.apply(orderJson())));
        return new InvalidRequest("order with " + what, keyed(request), status, problem);
    }

    private static UnaryOperator<String> quantity(String value) {
        return json -> json.replace("\"quantity\":1", "\"quantity\":" + value);
    }

    private HttpRequest.Builder post() {
        return Http.json(Http.request(ordersUri(), customer), "POST", orderJson());
    }

    private HttpRequest.Builder usedKey() {
        String key = UUID.randomUUID().toString();
        shop.place(anOrder().of("BAD-INPUT").withKey(key));
        return Http.json(
                        Http.request(ordersUri(), customer), "POST", orderJson().replace("card-ok", "card-slow"))
                .header("Idempotency-Key", key);
    }

    private static HttpRequest.Builder keyed(HttpRequest.Builder request) {
        return request.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Order settledOrder() {
        return shop.settled(shop.place(anOrder().of("BAD-INPUT")));
    }

    private URI ordersUri() {
        return shop.url("order-service", "/v1/orders");
    }

    private static String orderJson() {
        return """
                {"customerId":"customer-1","currency":"EUR","lines":[{"sku":"BAD-INPUT","quantity":1}],"paymentMethod":"card-ok"}""";
    }
}
