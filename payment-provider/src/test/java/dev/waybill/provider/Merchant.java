package dev.waybill.provider;

import dev.waybill.provider.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Talks to a provider over HTTP. */
final class Merchant implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI provider;

    Merchant(URI provider) {
        this.provider = provider;
    }

    Answer authorise(String key, String card, String amount) {
        return authorise(key, card, amount, Duration.ofSeconds(10));
    }

    Answer authorise(String key, String card, String amount, Duration patience) {
        String body = """
                {"amount": "%s", "currency": "EUR", "paymentMethod": "%s", "reference": "order-1"}
                """.formatted(amount, card);
        return send("POST", "/v1/payments", key, body, patience);
    }

    Answer change(String key, String paymentId, String operation) {
        return send("POST", "/v1/payments/" + paymentId + "/" + operation, key, "", Duration.ofSeconds(10));
    }

    JsonNode get(String path) {
        return send("GET", path, "", "", Duration.ofSeconds(10)).body();
    }

    Answer faults(String json) {
        return send("PUT", "/faults", "", json, Duration.ofSeconds(10));
    }

    Answer send(String method, String path, String key, String body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(provider.resolve(path))
                .timeout(patience)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    Json.MAPPER.readTree(response.body()),
                    response.headers().firstValue("Idempotency-Replayed").isPresent());
        } catch (IOException e) {
            return new Answer(0, Json.MAPPER.createObjectNode(), false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** A status of 0 means that none came. */
    record Answer(int status, JsonNode body, boolean replayed) {

        String id() {
            return body.path("id").asString();
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        String problem() {
            return text("type").replaceFirst(".*/", "");
        }
    }
}
