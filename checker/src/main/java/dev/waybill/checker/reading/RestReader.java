package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Movement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is shown to users: orders, and the provider's ledger. */
final class RestReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PlatformAddress platform;

    RestReader(PlatformAddress platform) {
        this.platform = platform;
    }

    Map<String, Order> orders() {
        Map<String, Order> orders = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = get(platform.orderService().resolve("/v1/orders?limit=100" + cursor));
            for (JsonNode order : page.path("items")) {
                orders.put(order.path("orderId").asString(), order(order));
            }
            JsonNode next = page.path("nextCursor");
            cursor = next.isString() ? "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8) : "";
        } while (!cursor.isEmpty());
        return orders;
    }

    private static Order order(JsonNode order) {
        Map<String, Long> lines = new HashMap<>();
        for (JsonNode line : order.path("lines")) {
            lines.merge(line.path("sku").asString(), line.path("quantity").asLong(), Long::sum);
        }
        JsonNode reason = order.path("reason");
        return new Order(
                order.path("orderId").asString(),
                order.path("status").asString(),
                reason.isString() ? reason.asString() : null,
                order.path("settled").asBoolean(),
                new BigDecimal(order.path("total").path("amount").asString()),
                order.path("total").path("currency").asString(),
                lines);
    }

    List<Movement> ledger() {
        List<Movement> ledger = new ArrayList<>();
        for (JsonNode entry : get(platform.paymentProvider().resolve("/ledger")).path("entries")) {
            ledger.add(new Movement(
                    entry.path("orderId").asString(),
                    Movement.Kind.valueOf(entry.path("kind").asString()),
                    new BigDecimal(entry.path("amount").asString()),
                    entry.path("currency").asString()));
        }
        return ledger;
    }

    private JsonNode get(URI address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + platform.operatorToken())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
