package dev.waybill.benchmarks.load;

import dev.waybill.platform.access.AccessToken;
import dev.waybill.platform.access.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Two hundred customers, each with a token of their own, who order one piece of one product. */
final class Crowd implements AutoCloseable {

    private static final int CUSTOMERS = 200;

    private final Wire wire;
    private final String host;
    private final List<String> tokens;
    private final List<String> skus;

    Crowd(URI orderService, Path keys, List<String> skus) {
        this.wire = new Wire(orderService);
        this.host = orderService.getAuthority();
        this.skus = skus;
        SigningKeys signing = SigningKeys.existingIn(keys);
        this.tokens = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> new AccessToken(name(number), List.of("customer"), Duration.ofHours(1))
                        .signedWith(signing, Instant.now()))
                .toList();
    }

    private static String name(int number) {
        return "load-" + number;
    }

    Wire.Answer order(int number) throws IOException {
        int customer = number % CUSTOMERS;
        String body = """
                {"customerId":"%s","currency":"EUR","lines":[{"sku":"%s","quantity":1}],"paymentMethod":"card-ok"}""".formatted(name(customer), skus.get(number % skus.size()));
        return wire.send("POST /v1/orders HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                + tokens.get(customer)
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
