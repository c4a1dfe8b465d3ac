package dev.waybill.provider.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request and its answer, in JSON. */
public final class Request {

    private static final int MAX_BODY = 1 << 16;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final HttpExchange exchange;

    Request(HttpExchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The path's segments; at least one. */
    List<String> path() {
        @Nullable String path = exchange.getRequestURI().getPath();
        return path == null || !path.startsWith("/")
                ? List.of("")
                : Arrays.asList(path.substring(1).split("/", -1));
    }

    public String idempotencyKey() {
        List<String> keys = headers().getOrDefault("Idempotency-Key", List.of());
        if (keys.size() != 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw Problem.missingKey();
        }
        return keys.getFirst();
    }

    Headers headers() {
        return exchange.getRequestHeaders();
    }

    @Nullable
    String query() {
        return exchange.getRequestURI().getRawQuery();
    }

    boolean hasBody() throws IOException {
        return exchange.getRequestBody().read() >= 0;
    }

    private byte[] body() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw Problem.tooLarge();
        }
        return body;
    }

    public <T> T body(Class<T> type) throws IOException {
        @Nullable T value = Json.STRICT.readValue(body(), type);
        if (value == null) {
            throw Problem.badRequest("a JSON object is expected");
        }
        return value;
    }

    public void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    public void answer(int status, Object body) throws IOException {
        answer(status, "application/json", body);
    }

    public void answer(Problem problem) throws IOException {
        if (problem.status() == 503) {
            header("Retry-After", "1");
        }
        if (!problem.allowed().isEmpty()) {
            header("Allow", String.join(", ", problem.allowed()));
        }
        answer(problem.status(), "application/problem+json", problem.details());
    }

    /** An answer whose length is not known; the caller closes the stream. */
    public OutputStream stream() throws IOException {
        header("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    public void answerWith(String type, byte[] body) throws IOException {
        send(200, type, body);
    }

    private void answer(int status, String type, Object body) throws IOException {
        send(status, type, Json.MAPPER.writeValueAsBytes(body));
    }

    private void send(int status, String type, byte[] body) throws IOException {
        header("Content-Type", type);
        boolean shown = !method().equals("HEAD");
        exchange.sendResponseHeaders(status, shown ? body.length : -1);
        if (shown) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public String toString() {
        return method() + " " + exchange.getRequestURI().getPath();
    }
}
