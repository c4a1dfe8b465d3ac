package dev.waybill.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.provider.fault.FaultInjector;
import dev.waybill.provider.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document that the provider serves, held against what it does. */
class DescriptionTest {

    private static final String PROBLEM = "application/problem+json";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private PaymentProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new PaymentProvider(ProviderSettings.inDirectory(directory)).start(0);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        provider.close();
    }

    @Test
    void describesEachHandlerAndNothingElse() throws Exception {
        Set<String> described = new TreeSet<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        FaultInjector faults = new FaultInjector(Duration.ZERO, Duration.ZERO);
        try (Payments payments = new Payments(directory.resolve("other"), faults, Clock.systemUTC())) {
            assertThat(PaymentProvider.routes(payments, faults).all()).containsExactlyInAnyOrderElementsOf(described);
        }
    }

    @Test
    void servesNoOtherMethods() throws Exception {
        for (var path : document().path("paths").properties()) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY")) {
                if (!path.getValue().has(method.toLowerCase(Locale.ROOT))) {
                    HttpResponse<String> answer = send(method, path.getKey().replaceAll("\\{.*}", "1"), "{}");
                    assertThat(answer.statusCode())
                            .as(method + " " + path.getKey())
                            .isEqualTo(405);
                    assertThat(answer.headers().firstValue("Allow").orElse("").toLowerCase(Locale.ROOT))
                            .isEqualTo(String.join(", ", path.getValue().propertyNames()));
                }
            }
        }
    }

    @Test
    void answersAsItIsDescribed() throws Exception {
        String payment = """
                {"amount": "12.50", "currency": "EUR", "paymentMethod": "card-ok", "reference": "r"}""";

        assertAnswer("POST", "/v1/payments", payment, 201);
        assertAnswer("POST", "/v1/payments", payment.replace("\"12.50\"", "12.50"), 400);
        assertAnswer("POST", "/v1/payments", payment.replace("{", "{\"tip\": \"1\", "), 400);
        assertAnswer("POST", "/v1/payments", payment.replace("{", "{\"amount\": \"1\", "), 400);
        assertAnswer("POST", "/v1/payments", payment.replace("\"r\"", "\"" + "r".repeat(101) + "\""), 400);
        assertAnswer("POST", "/v1/payments", payment + " ".repeat(1 << 16), 413);
        assertAnswer("POST", "/v1/payments/{id}/capture", "", 404);
        assertAnswer("GET", "/v1/payments/{id}", "", 404);
        assertAnswer("GET", "/ledger", "", 200);
        assertAnswer("GET", "/settlements/{date}", "", 400);
        assertAnswer("GET", "/faults", "", 200);
        assertAnswer("PUT", "/faults", "{}", 200);
        assertAnswer("PUT", "/faults", "{\"errorRate\": 1.5}", 400);
        assertAnswer("PUT", "/faults", "{\"errorRate\": \"0\"}", 400);
        assertAnswer("PUT", "/faults", "{\"latencyMillis\": 1.5}", 400);
        assertAnswer("PUT", "/faults", "{\"operations\": [1]}", 400);
        assertAnswer("GET", "/health", "", 200);
        assertAnswer("GET", "/openapi.yaml", "", 200);
    }

    @Test
    void refusesWhatItDoesNotRead() throws Exception {
        for (var path : document().path("paths").properties()) {
            for (String method : path.getValue().propertyNames()) {
                assertRefused(method, path.getKey(), "?verbose=1", 400);
                assertRefused(method, path.getKey(), "", 400, "If-Match", "\"1\"");
                assertRefused(method, path.getKey(), "", 400, "If-None-Match", "*");
                assertRefused(method, path.getKey(), "", 400, "Content-Range", "bytes 0-1/2");
                assertRefused(method, path.getKey(), "", 406, "Accept", "text/html, application/xml;q=0.9");
                assertRefused(method, path.getKey(), "", 406, "Accept", "*/*;q=0");
                if (path.getValue().path(method).has("requestBody")) {
                    assertRefused(method, path.getKey(), "", 415, "Content-Type", "text/plain");
                    assertRefused(method, path.getKey(), "", 415, "Content-Type", "application/json;charset=utf-16");
                    assertRefused(method, path.getKey(), "", 415);
                    assertRefused(
                            method,
                            path.getKey(),
                            "",
                            415,
                            "Content-Type",
                            "application/json",
                            "Content-Encoding",
                            "gzip");
                } else {
                    assertRefused(method, path.getKey(), "", 400, "Content-Type", "application/json");
                }
            }
        }
        assertThat(send("GET", "/ledger", "").body()).isEqualTo("{\"entries\":[]}");
    }

    private void assertRefused(String method, String template, String query, int status, String... headers)
            throws Exception {
        String path = template.replaceAll("\\{.*}", "unknown") + query;
        assertDescribed(send(method.toUpperCase(Locale.ROOT), path, "{}", headers), method, template, status);
    }

    private void assertAnswer(String method, String template, String body, int status) throws Exception {
        HttpResponse<String> answer = send(method, template.replaceAll("\\{.*}", "unknown"), body);
        assertDescribed(answer, method, template, status);
    }

    private void assertDescribed(HttpResponse<String> answer, String method, String template, int status)
            throws Exception {
        JsonNode described = document().path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
        JsonNode response = resolved(described.path("responses").path(Integer.toString(status)));
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(answer.statusCode())
                .as(method + " " + template + " " + answer.body())
                .isEqualTo(status);
        assertThat(response.path("content").propertyNames()).containsExactly(type);
        assertThat(type.equals(PROBLEM)).isEqualTo(status >= 400);
    }

    private JsonNode resolved(JsonNode node) throws Exception {
        return node.has("$ref") ? document().at(node.path("$ref").asString().substring(1)) : node;
    }

    private JsonNode document() throws Exception {
        return Json.MAPPER.valueToTree(
                new Yaml().load(send("GET", "/openapi.yaml", "").body()));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return send(method, path, body, "Content-Type", "application/json");
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(provider.url() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Idempotency-Key", "k-" + Math.floorMod(body.hashCode(), 1_000_000));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
