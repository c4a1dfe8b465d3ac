package dev.waybill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How strict every operation of every service is, whatever it does; a test of a running service implements it. The
 * operations are those of the served OpenAPI document, and each refusal must be described there.
 */
public interface StrictContract {

    /** The running service. */
    HttpApi api();

    @Test
    default void doesNothingForWhoDoesNotAcceptJson() {
        for (String accept : List.of("text/html", "application/yaml", "application/problem+json", "garbage")) {
            assertRefused(operation -> operation.with("Accept", accept), 406, "not-acceptable");
        }
    }

    @Test
    default void parsesNothingButJson() {
        List<String> types =
                List.of("application/yaml", "application/xml", "application/cbor", "text/plain", "multipart/form-data");
        for (String type : types) {
            assertRefused(
                    operation -> operation.takesBody() ? operation.with("Content-Type", type) : null,
                    415,
                    "unsupported-media-type");
        }
        assertRefused(
                operation -> operation.takesBody() ? operation.with("Content-Encoding", "gzip") : null,
                415,
                "unsupported-media-type");
    }

    @Test
    default void answersNoRequestWithoutBodyByTheMediaTypeOfNothing() {
        operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .forEach(operation -> {
                    Answer answer = operation
                            .with("Content-Type", "multipart/form-data")
                            .send(api());
                    assertThat(answer.status()).as(operation.name()).isLessThan(500);
                });
    }

    @Test
    default void knowsItsParametersAndTakesEachOnce() {
        assertRefused(operation -> operation.query("unheard-of=1"), 400, "invalid-request");
        assertRefused(operation -> operation.query("=1"), 400, "bad-request");
        for (Operation operation : operations()) {
            for (String parameter : operation.queryParameters()) {
                for (String query : List.of(parameter + "=", parameter, parameter + "=1&" + parameter + "=1")) {
                    operation.query(query).assertRefused(api(), 400, "invalid-request");
                }
            }
        }
    }

    @Test
    default void takesEachParameterInOneFormAlone() {
        for (Operation operation : operations()) {
            operation.ofType("integer").forEach(name -> {
                for (String number :
                        List.of("0x10", "%2B5", "007", "1.0", "1e1", "%D9%A7", "2147483648", "99999999999999999999")) {
                    operation.query(name + "=" + number).assertRefused(api(), 400, "invalid-request");
                }
            });
            operation.ofType("boolean").forEach(name -> {
                for (String flag : List.of("yes", "1", "TRUE", "on")) {
                    operation.query(name + "=" + flag).assertRefused(api(), 400, "invalid-request");
                }
            });
            operation.ofFormat("date-time").forEach(name -> {
                for (String time : List.of(
                        "4000000000",
                        "2026-11-23",
                        "2026-11-23t12:00:00z",
                        "2026-11-23T12:00:00.Z",
                        "2026-11-23T12:00:00%2B01:00:30",
                        "0000-01-01T00:00:00Z",
                        "%2B10000-01-01T00:00:00Z")) {
                    operation.query(name + "=" + time).assertRefused(api(), 400, "invalid-request");
                }
            });
            operation.ofFormat("date").forEach(name -> {
                for (String day : List.of("20261123", "2026-02-30", "0000-01-01", "%2B5874898-01-01")) {
                    operation.query(name + "=" + day).assertRefused(api(), 400, "invalid-request");
                }
            });
        }
    }

    @Test
    default void refusesPreconditionsThatItCannotCompare() {
        assertRefused(
                operation -> operation.with("If-Unmodified-Since", "Mon, 23 Nov 2026 00:00:00 GMT"),
                400,
                "invalid-request");
        for (String header : List.of("If-Match", "If-None-Match")) {
            assertRefused(
                    operation -> operation.describes(header)
                            ? operation.with(header, "unquoted")
                            : operation.with(header, "*"),
                    400,
                    "invalid-request");
        }
    }

    @Test
    default void namesTheMethodsOfEachPath() {
        for (Operation operation : operations()) {
            for (String method : List.of("QUERY", "PROPFIND", "TRACE")) {
                Answer answer = raw(method + " " + operation.path(), "");
                assertThat(answer.status() + " " + answer.type())
                        .as(method + " " + operation.path())
                        .isEqualTo("405 method-not-allowed");
                assertThat(answer.header("Allow")).contains(operation.method());
            }
        }
    }

    @Test
    default void answersNoPreflight() {
        for (Operation operation : operations()) {
            Answer answer = raw(
                    "OPTIONS " + operation.path(),
                    "Origin: https://shop.example\r\nAccess-Control-Request-Method: " + operation.method() + "\r\n");
            assertThat(answer.status() + " " + answer.type())
                    .as("a preflight of " + operation.path())
                    .isEqualTo("405 method-not-allowed");
            assertThat(answer.header("Allow")).contains(operation.method());
            assertThat(answer.header("Access-Control-Allow-Methods")).isEmpty();
        }
    }

    @Test
    default void takesTheNameOfAPathForNoVariable() {
        Map<String, String> operator = Map.of("Authorization", "Bearer " + Tokens.forOperator());
        JsonNode paths = OpenApiDocument.servedBy(api()).root().path("paths");
        paths.properties().stream()
                .filter(path -> !path.getKey().contains("{"))
                .forEach(path -> Stream.of("GET", "POST", "PUT", "DELETE")
                        .filter(method -> !path.getValue().has(method.toLowerCase(Locale.ROOT)))
                        .forEach(method -> {
                            Answer answer = api().send(method, path.getKey(), operator, BodyPublishers.noBody());
                            assertThat(answer.status() + " " + answer.type())
                                    .as(method + " " + path.getKey())
                                    .isEqualTo("405 method-not-allowed");
                            assertThat(answer.header("Allow")).doesNotContain(method);
                        }));
    }

    /** A request that each operation refuses before it does anything; none where there is nothing to refuse. */
    @FunctionalInterface
    interface Unwelcome {
        @Nullable
        Operation of(Operation operation);
    }

    private void assertRefused(Unwelcome unwelcome, int status, String type) {
        List<Operation> operations = operations();
        assertThat(operations).isNotEmpty();
        for (Operation operation : operations) {
            Operation request = unwelcome.of(operation);
            if (request != null) {
                request.assertRefused(api(), status, type);
            }
        }
    }

    /** An operator's, as it stands, whatever its method. */
    private Answer raw(String methodAndPath, String headers) {
        return api().raw(methodAndPath + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                + "Authorization: Bearer " + Tokens.forOperator() + "\r\n\r\n");
    }

    private List<Operation> operations() {
        OpenApiDocument document = OpenApiDocument.servedBy(api());
        return document.operations().stream()
                .map(described -> Operation.of(document, described))
                .toList();
    }

    /** An operation, and a request of it that is right but for what is added. */
    record Operation(
            String method, String path, JsonNode description, List<JsonNode> parameters, Map<String, String> headers) {

        static Operation of(OpenApiDocument document, OpenApiDocument.Described described) {
            JsonNode description = described.description();
            List<JsonNode> parameters = description
                    .path("parameters")
                    .valueStream()
                    .map(document::resolved)
                    .toList();
            String path = described.path();
            for (JsonNode parameter : parameters) {
                path = path.replace("{" + parameter.path("name").asString() + "}", valueOf(parameter));
            }
            Map<String, String> headers = new HashMap<>(Map.of(
                    "Authorization",
                    "Bearer " + Tokens.forOperator(),
                    "Idempotency-Key",
                    UUID.randomUUID().toString()));
            if (description.has("requestBody")) {
                headers.put("Content-Type", "application/json");
            }
            return new Operation(described.method(), path, description, parameters, headers);
        }

        private static String valueOf(JsonNode parameter) {
            JsonNode schema = parameter.path("schema");
            return switch (schema.path("format").asString("")) {
                case "uuid" -> UUID.randomUUID().toString();
                case "date" -> "2026-11-23";
                case "int64" -> "1";
                default -> parameter.path("example").asString("X");
            };
        }

        String name() {
            Map<String, String> shown = new TreeMap<>(headers);
            shown.remove("Authorization");
            return method + " " + path + " " + shown;
        }

        boolean takesBody() {
            return description.has("requestBody");
        }

        boolean describes(String header) {
            return parameters.stream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals(header));
        }

        List<String> queryParameters() {
            return namesOf(parameter -> true);
        }

        List<String> ofType(String type) {
            return namesOf(
                    parameter -> parameter.at("/schema/type").asString("").equals(type));
        }

        List<String> ofFormat(String format) {
            return namesOf(
                    parameter -> parameter.at("/schema/format").asString("").equals(format));
        }

        private List<String> namesOf(Predicate<JsonNode> which) {
            return parameters.stream()
                    .filter(parameter -> parameter.path("in").asString().equals("query"))
                    .filter(which)
                    .map(parameter -> parameter.path("name").asString())
                    .toList();
        }

        Operation with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Operation(method, path, description, parameters, more);
        }

        Operation query(String query) {
            return new Operation(method, path + "?" + query, description, parameters, headers);
        }

        Answer send(HttpApi api) {
            return api.send(
                    method, path, headers, takesBody() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        }

        void assertRefused(HttpApi api, int status, String type) {
            Answer answer = send(api);
            assertThat(answer.status() + " " + answer.type()).as(name()).isEqualTo(status + " " + type);
            assertThat(answer.header("Content-Type")).as(name()).isEqualTo("application/problem+json");
            assertThat(description.path("responses").has(Integer.toString(status)))
                    .as(name() + " describes " + status)
                    .isTrue();
        }
    }
}
