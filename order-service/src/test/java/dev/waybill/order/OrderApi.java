package dev.waybill.order;

import dev.waybill.web.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's REST API, as a client uses it. */
record OrderApi(String base, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    static OrderApi ofOperator(int port) {
        return new OrderApi("http://localhost:" + port, Tokens.forOperator());
    }

    OrderApi as(String otherToken) {
        return new OrderApi(base, otherToken);
    }

    static String order(String customer, String sku, int quantity, String paymentMethod) {
        return """
            {"customerId": "%s", "currency": "EUR", "lines": [{"sku": "%s", "quantity": %d}],
             "paymentMethod": "%s"}\
            """.formatted(customer, sku, quantity, paymentMethod);
    }

    HttpResponse<String> place(String body, String key) {
        return send(request("/v1/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Places an order of one product, and returns its id. */
    UUID placed(String sku, int quantity, String paymentMethod) {
        HttpResponse<String> answer = place(
                order("alice", sku, quantity, paymentMethod), UUID.randomUUID().toString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return UUID.fromString(json(answer).get("orderId").asString());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(with(headers, request(path).GET()));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(with(
                headers,
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))));
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    JsonNode order(UUID id) {
        return json(get("/v1/orders/" + id));
    }

    JsonNode saga(UUID id) {
        return json(get("/v1/orders/" + id + "/saga"));
    }

    HttpResponse<String> cancel(UUID id) {
        return post("/v1/orders/" + id + "/cancellation", "");
    }

    /** Status and reason, and whether it is settled: {@code CANCELLED(TIMED_OUT) settled}. */
    String stateOf(UUID id) {
        JsonNode order = order(id);
        String reason =
                order.get("reason").isNull() ? "" : "(" + order.get("reason").asString() + ")";
        return order.get("status").asString() + reason + (order.get("settled").asBoolean() ? " settled" : "");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
