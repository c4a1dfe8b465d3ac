package dev.waybill.platform.demo;

import dev.waybill.platform.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A few orders a second, with the outcomes that a shop sees; what sells out is received anew. */
public final class DemoTraffic {

    private static final int PAUSE_MILLIS = 400;
    private static final int CUSTOMERS = 40;
    private static final int RESTOCK_EVERY = 200;

    private final ServiceClient client;
    private final Console console;
    private final Random random = new Random();

    public DemoTraffic(ServiceClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    /** Runs beside everything else until the process ends. */
    public void start() {
        console.step("demo traffic: about two orders a second");
        Thread.ofVirtual().name("demo traffic").start(this::run);
    }

    private void run() {
        try {
            for (int count = 1; ; count++) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2 + random.nextInt(PAUSE_MILLIS));
                placeOrder();
                if (count % RESTOCK_EVERY == 0) {
                    restock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void placeOrder() {
        try {
            client.send("POST", client.orders("/v1/orders"), UUID.randomUUID().toString(), order());
        } catch (IOException e) {
            // The order service is away for the moment, as it may be in a demonstration.
        }
    }

    private void restock() {
        for (Product product : Product.CATALOGUE) {
            try {
                client.send(
                        "POST",
                        client.inventory("/v1/products/" + product.sku() + "/receipts"),
                        UUID.randomUUID().toString(),
                        Map.of("quantity", Math.max(1, product.stock() / 4)));
            } catch (IOException e) {
                // The next delivery comes soon.
            }
        }
    }

    private Map<String, Object> order() {
        List<Product> basket = new ArrayList<>(Product.CATALOGUE);
        Collections.shuffle(basket, random);
        Map<String, Object> order = new HashMap<>();
        order.put("customerId", "customer-" + random.nextInt(1, CUSTOMERS + 1));
        order.put("currency", Product.CURRENCY);
        order.put("paymentMethod", paymentMethod());
        order.put(
                "lines",
                basket.subList(0, random.nextInt(1, 4)).stream().map(this::line).toList());
        return order;
    }

    private Map<String, Object> line(Product product) {
        return Map.of("sku", product.sku(), "quantity", random.nextInt(1, 4));
    }

    private String paymentMethod() {
        int percent = random.nextInt(100);
        if (percent < 85) {
            return "card-ok";
        }
        if (percent < 93) {
            return "card-declined";
        }
        return percent < 97 ? "card-slow" : "card-flaky";
    }
}
