package dev.waybill.payment.testing;

import dev.waybill.provider.PaymentProvider;
import dev.waybill.provider.ProviderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A payment provider that can be taken down and brought up again at the same address, with the same ledger. */
public final class Provider implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ProviderSettings settings;
    private final int port;
    private PaymentProvider running;

    private Provider(ProviderSettings settings) throws IOException {
        this.settings = settings;
        this.running = new PaymentProvider(settings).start(0);
        this.port = running.port();
    }

    public static Provider start() {
        try {
            Path directory = Files.createTempDirectory("waybill-provider-");
            return new Provider(
                    new ProviderSettings("127.0.0.1", 0, directory, Duration.ofMillis(700), Duration.ofSeconds(20)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public void goDown() {
        running.close();
    }

    public void comeBack() {
        try {
            running = new PaymentProvider(settings).start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the ledger has of an order: {@code AUTHORISED 12.30 EUR}. */
    public List<String> ledger(UUID order) {
        return send("GET", "/ledger", "", "")
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("orderId").asString().equals(order.toString()))
                .map(entry -> "%s %s %s"
                        .formatted(
                                entry.path("kind").asString(),
                                entry.path("amount").asString(),
                                entry.path("currency").asString()))
                .toList();
    }

    public void faults(String json) {
        send("PUT", "/faults", "", json);
    }

    public JsonNode settlement(LocalDate day) {
        return send("GET", "/settlements/" + day, "", "");
    }

    /** Captures a payment that our side never requested. */
    public String captureBehindOurBack(String reference, String amount) {
        String body = """
                {"amount": "%s", "currency": "EUR", "paymentMethod": "card-ok", "reference": "%s"}
                """.formatted(amount, reference);
        String id =
                send("POST", "/v1/payments", reference + "-a", body).path("id").asString();
        send("POST", "/v1/payments/" + id + "/capture", reference + "-c", "");
        return id;
    }

    private JsonNode send(String method, String path, String key, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        running.close();
    }
}
