package dev.waybill.platform.demo;

import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.AccessToken;
import dev.waybill.platform.access.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the services as an operator. */
public record ServiceClient(SigningKeys keys, Ports ports) {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final AccessToken OPERATOR = new AccessToken("platform", List.of("operator"), Duration.ofMinutes(5));

    /** For the platform of a workspace. */
    public static ServiceClient of(Workspace workspace, Ports ports) {
        return new ServiceClient(SigningKeys.in(workspace.keys()), ports);
    }

    String inventory(String path) {
        return url(2, path);
    }

    String orders(String path) {
        return url(1, path);
    }

    private String url(int service, String path) {
        return "http://127.0.0.1:" + ports.service(service) + path;
    }

    /** What is there, if something is. */
    Optional<JsonNode> get(String url) throws IOException {
        HttpURLConnection connection = open("GET", url);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                    ? Optional.of(JsonMapper.shared().readTree(connection.getInputStream()))
                    : Optional.empty();
        } finally {
            connection.disconnect();
        }
    }

    /** What a service knows of its health, well or not. */
    public JsonNode health(String url) throws IOException {
        HttpURLConnection connection = open("GET", url);
        try (InputStream body = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            return JsonMapper.shared().readTree(body == null ? InputStream.nullInputStream() : body);
        } finally {
            connection.disconnect();
        }
    }

    /** Sends a body as JSON, with an idempotency key; returns the answer's status. */
    int send(String method, String url, String idempotencyKey, Map<String, ?> body) throws IOException {
        HttpURLConnection connection = open(method, url);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Idempotency-Key", idempotencyKey);
        connection.setDoOutput(true);
        connection
                .getOutputStream()
                .write(JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        return status(connection);
    }

    private HttpURLConnection open(String method, String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + OPERATOR.signedWith(keys, Instant.now()));
        return connection;
    }

    private static int status(HttpURLConnection connection) throws IOException {
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
