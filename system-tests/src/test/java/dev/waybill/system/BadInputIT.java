package dev.waybill.system;

import static dev.waybill.system.InvalidRequest.TEN_MEGABYTES;
import static dev.waybill.system.InvalidRequest.keyed;

import dev.waybill.system.client.Http;
import dev.waybill.system.client.Shop;
import dev.waybill.system.client.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one sends to the other services, and requests of any. */
@OnThePlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private final Shop shop;
    private final Tokens tokens;
    private final String operator;
    private final String customer;

    BadInputIT(Shop shop, Tokens tokens) {
        this.shop = shop;
        this.tokens = tokens;
        this.operator = tokens.of("olga-operator", "operator");
        this.customer = tokens.of("customer-1", "customer");
    }

    @ParameterizedTest
    @MethodSource({"receipts", "products", "queries"})
    void isAnsweredByAProblemThatSaysWhatToChange(InvalidRequest request) {
        request.isAnsweredByAProblem();
    }

    Stream<InvalidRequest> receipts() {
        return Stream.of(
                receipt("BAD-INPUT", "{\"quantity\":0}", 400, "invalid-request"),
                receipt("BAD-INPUT", "{\"quantity\":-5}", 400, "invalid-request"),
                receipt("BAD-INPUT", "{\"quantity\":99999999999999999999}", 400, "invalid-request"),
                receipt("BAD-INPUT", "{\"quantity\":\"many\"}", 400, "invalid-request"),
                receipt("BAD-INPUT", "{}", 400, "invalid-request"),
                receipt("BAD-INPUT", "{\"quantity\":1,\"secret\":1}", 400, "invalid-request"),
                receipt("BAD-INPUT", "{\"quantity\":", 400, "malformed-body"),
                receipt("NO-SUCH-SKU", "{\"quantity\":1}", 404, "product-not-found"),
                receipt("BAD-INPUT", "\"" + TEN_MEGABYTES + "\"", 413, "body-too-large"));
    }

    private InvalidRequest receipt(String sku, String body, int status, String problem) {
        return new InvalidRequest(
                "receipt of " + sku + " " + body,
                keyed(Http.json(
                        Http.request(shop.url("inventory-service", "/v1/products/" + sku + "/receipts"), operator),
                        "POST",
                        body)),
                status,
                problem);
    }

    Stream<InvalidRequest> products() {
        return Stream.of(
                product(
                        "BAD-1",
                        "{\"name\":\"\",\"price\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}",
                        400,
                        "invalid-request"),
                product("BAD-1", "{\"name\":\"A\"}", 400, "invalid-request"),
                product("BAD-1", "{\"name\":\"A\",\"price\":12}", 400, "invalid-request"),
                product("BAD-1", price("\"-1.00\"", "EUR"), 400, "invalid-request"),
                product("BAD-1", price("\"1.001\"", "EUR"), 400, "invalid-request"),
                product("BAD-1", price("\"1e400\"", "EUR"), 400, "invalid-request"),
                product("BAD-1", price("\"a lot\"", "EUR"), 400, "invalid-request"),
                product("BAD-1", price("\"1.00\"", "XQZ"), 400, "invalid-request"),
                product("BAD-1", price("\"1.00\"", "euro"), 400, "invalid-request"),
                product("BAD-1", "{\"name\":\"" + TEN_MEGABYTES + "\"}", 413, "body-too-large"),
                product("x".repeat(300), price("\"1.00\"", "EUR"), 400, "invalid-request"),
                new InvalidRequest(
                        "a customer who sets a price",
                        Http.json(
                                Http.request(shop.url("inventory-service", "/v1/products/BAD-INPUT"), customer),
                                "PUT",
                                price("\"0.01\"", "EUR")),
                        403,
                        "forbidden"),
                new InvalidRequest(
                        "an unknown product",
                        Http.request(shop.url("inventory-service", "/v1/products/NO-SUCH-SKU"), operator),
                        404,
                        "product-not-found"));
    }

    private static String price(String amount, String currency) {
        return "{\"name\":\"A\",\"price\":{\"amount\":" + amount + ",\"currency\":\"" + currency + "\"}}";
    }

    private InvalidRequest product(String sku, String body, int status, String problem) {
        return new InvalidRequest(
                "product " + sku + " " + body,
                Http.json(Http.request(shop.url("inventory-service", "/v1/products/" + sku), operator), "PUT", body),
                status,
                problem);
    }

    Stream<InvalidRequest> queries() {
        return Stream.of(
                query("order-service", "/v1/orders/not-a-uuid", 400, "invalid-request"),
                query("order-service", "/v1/orders/00000000-0000-0000-0000-000000000000", 404, "not-found"),
                query("order-service", "/v1/orders?limit=-1", 400, "invalid-request"),
                query("order-service", "/v1/orders?limit=many", 400, "invalid-request"),
                query("order-service", "/v1/orders?cursor=forged", 400, "invalid-cursor"),
                query("order-service", "/v1/orders?status=LOST", 400, "invalid-request"),
                query("inventory-service", "/v1/products?cursor=forged", 400, "invalid-cursor"),
                query("payment-service", "/v1/payments/not-a-uuid", 400, "invalid-request"),
                query("payment-service", "/v1/payments/00000000-0000-0000-0000-000000000000", 404, "not-found"),
                query("payment-service", "/v1/payments?orderId=7", 400, "invalid-request"),
                query("reporting-service", "/v1/reports/condition", 404, "not-found"),
                query("reporting-service", "/v1/reports/daily-sales?from=yesterday", 400, "invalid-request"));
    }

    private InvalidRequest query(String service, String path, int status, String problem) {
        String[] roles = {"operator", "analyst"};
        return new InvalidRequest(
                service + " " + path,
                Http.request(shop.url(service, path), tokens.of("otto-of-all-trades", roles)),
                status,
                problem);
    }
}
