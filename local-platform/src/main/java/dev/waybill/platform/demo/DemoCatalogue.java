package dev.waybill.platform.demo;

import dev.waybill.platform.Console;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Products with stock to order from; loaded once, whatever happened to them since. */
public record DemoCatalogue(ServiceClient client, Console console) {

    /** Adds the products that are missing. A failure is reported and harms nothing. */
    public void load() {
        Instant began = Instant.now();
        try {
            int added = 0;
            for (Product product : Product.CATALOGUE) {
                Optional<JsonNode> known = client.get(url(product));
                if (known.isEmpty()) {
                    describe(product);
                }
                if (known.map(DemoCatalogue::received).orElse(0L) == 0) {
                    receive(product);
                    added++;
                }
            }
            if (added > 0) {
                console.done("demo catalogue with %d products".formatted(added), began);
            }
        } catch (IOException e) {
            console.warn("The demo catalogue could not be loaded: " + e.getMessage());
        }
    }

    private static long received(JsonNode product) {
        return product.path("stock").path("received").asLong(0);
    }

    private void describe(Product product) throws IOException {
        expectSuccess(product, client.send("PUT", url(product), key(product), product.description()));
    }

    private void receive(Product product) throws IOException {
        expectSuccess(
                product,
                client.send(
                        "POST",
                        url(product) + "/receipts",
                        key(product) + "-receipt",
                        Map.of("quantity", product.stock())));
    }

    private static String key(Product product) {
        return "demo-catalogue-" + product.sku();
    }

    private static void expectSuccess(Product product, int status) throws IOException {
        if (status >= 300) {
            throw new IOException("inventory-service answers %d for %s".formatted(status, product.sku()));
        }
    }

    private String url(Product product) {
        return client.inventory("/v1/products/" + product.sku());
    }
}
