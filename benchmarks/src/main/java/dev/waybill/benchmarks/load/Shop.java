package dev.waybill.benchmarks.load;

import dev.waybill.benchmarks.clients.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's REST API, as far as the load needs it. */
final class Shop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CUSTOMERS = 1_000;
    private static final int PIECES = 1_000_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(
                    Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory()))
            .build();
    private final Wire wire;
    private final URI orders;
    private final URI products;
    private final String authorization;
    private final List<String> skus = new ArrayList<>();

    Shop(RunningPlatform platform) throws IOException {
        this.orders = platform.orderService().resolve("/v1/orders");
        this.wire = new Wire(platform.orderService());
        this.products = platform.inventoryService().resolve("/v1/products/");
        this.authorization = "Bearer " + platform.token();
    }

    /** Puts so many new products on the shelves, with more pieces than anybody orders. */
    void stock(int count) throws IOException, InterruptedException {
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int number = 0; number < count; number++) {
            String sku = "load-" + run + "-" + number;
            expectSuccess(request(products.resolve(sku))
                    .PUT(json("{\"name\":\"%s\",\"price\":{\"amount\":\"9.90\",\"currency\":\"EUR\"}}".formatted(sku)))
                    .build());
            expectSuccess(request(products.resolve(sku + "/receipts"))
                    .POST(json("{\"quantity\":%d}".formatted(PIECES)))
                    .build());
            skus.add(sku);
        }
    }

    List<String> skus() {
        return List.copyOf(skus);
    }

    private void expectSuccess(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Orders one piece of one product, with a card that works; what comes is the answer, whatever its status. */
    CompletableFuture<HttpResponse<Void>> order(int number) {
        return client.sendAsync(ordering(number).build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder ordering(int number) {
        return request(orders).POST(json("""
                {"customerId":"load-%d","currency":"EUR","lines":[{"sku":"%s","quantity":1}],\
                "paymentMethod":"card-ok"}""".formatted(number % CUSTOMERS, skus.get(number % skus.size()))));
    }

    /** Places order number n; its id. */
    String place(int number) throws IOException, InterruptedException {
        HttpResponse<Void> answer = order(number).join();
        if (answer.statusCode() != ACCEPTED) {
            throw new IOException("an order was answered with " + answer.statusCode());
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** What a customer sees of an order. */
    record State(String status, boolean settled) {

        static State of(JsonNode order) {
            return new State(
                    order.get("status").asString(), order.get("settled").asBoolean());
        }
    }

    /** An order, and what the answer to its POST showed of it. */
    record Placed(String order, State state) {}

    /** Places order number n, and waits for its decision. */
    Placed placeAndWait(int number) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(ordering(number).header("Prefer", "wait=5").build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK && answer.statusCode() != ACCEPTED) {
            throw new IOException("an order was answered with " + answer.statusCode());
        }
        JsonNode order = JsonMapper.shared().readTree(answer.body());
        return new Placed(order.get("orderId").asString(), State.of(order));
    }

    /** On a connection that is kept alive, by a client that costs next to nothing: it reads every few milliseconds. */
    State read(String order) throws IOException {
        Wire.Answer answer = wire.send("GET /v1/orders/" + order + " HTTP/1.1\r\nHost: " + orders.getAuthority()
                + "\r\nAuthorization: " + authorization + "\r\n\r\n");
        if (answer.status() != OK) {
            throw new IOException("order " + order + " was answered with " + answer.status());
        }
        return State.of(JsonMapper.shared().readTree(answer.body()));
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static HttpRequest.BodyPublisher json(String body) {
        return BodyPublishers.ofString(body);
    }

    @Override
    public void close() throws IOException {
        wire.close();
        client.close();
    }
}
