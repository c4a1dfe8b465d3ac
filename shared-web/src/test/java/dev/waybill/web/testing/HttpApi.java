package dev.waybill.web.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a client would. */
public final class HttpApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    public HttpApi(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** The slug of the problem's type. */
        public String type() {
            return json().path("type").asString().replace("https://waybill.dev/problems/", "");
        }

        public String detail() {
            return json().path("detail").asString();
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public Answer get(String path, String token) {
        return send("GET", path, Map.of("Authorization", "Bearer " + token), BodyPublishers.noBody());
    }

    public Answer getWithoutToken(String path) {
        return send("GET", path, Map.of(), BodyPublishers.noBody());
    }

    public Answer put(String path, String token, String body) {
        return send(
                "PUT",
                path,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                BodyPublishers.ofString(body));
    }

    public Answer post(String path, String token, String key, String body) {
        return send(
                "POST",
                path,
                Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key, "Content-Type", "application/json"),
                BodyPublishers.ofString(body));
    }

    /** Sends the body without its length. */
    public Answer postChunked(String path, String token, String key, byte[] body) {
        return send(
                "POST",
                path,
                Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key, "Content-Type", "application/json"),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    public Answer send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(LONGEST)
                .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> answered.put(name, String.join(", ", values)));
            return new Answer(response.statusCode(), answered, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends what no client would, as it is; it must say {@code Connection: close}. */
    public Answer raw(String request) {
        return raw(request, false);
    }

    /** The same, and nothing follows: what is announced beyond it never comes. */
    public Answer rawUntilEnd(String request) {
        return raw(request, true);
    }

    private Answer raw(String request, boolean ends) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (ends) {
                socket.shutdownOutput();
            }
            return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parsed(String response) {
        String[] parts = response.split("\r\n\r\n", 2);
        String[] lines = parts[0].split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        String body = parts.length < 2 ? "" : parts[1];
        boolean chunked = "chunked".equals(headers.get("Transfer-Encoding"));
        return new Answer(
                Integer.parseInt(lines[0].split(" ", -1)[1]),
                headers,
                chunked ? body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1) : body);
    }
}
