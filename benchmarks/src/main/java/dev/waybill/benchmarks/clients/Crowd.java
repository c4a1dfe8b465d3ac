package dev.waybill.benchmarks.clients;

import dev.waybill.platform.access.AccessToken;
import dev.waybill.platform.access.SigningKeys;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Two hundred customers, each with a token of their own, who order one piece of one product; and one who behaves badly. */
public final class Crowd implements AutoCloseable {

    private static final int CUSTOMERS = 200;
    private static final int SLOW_BODY = 1_000;

    private final Wire wire;
    private final String host;
    private final List<String> tokens;
    private final List<String> skus;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    public Crowd(URI orderService, Path keys, List<String> skus) {
        this.wire = new Wire(orderService);
        this.host = orderService.getAuthority();
        this.skus = skus;
        SigningKeys signing = SigningKeys.existingIn(keys);
        this.tokens = IntStream.rangeClosed(0, CUSTOMERS)
                .mapToObj(number -> new AccessToken(name(number), List.of("customer"), Duration.ofHours(1))
                        .signedWith(signing, Instant.now()))
                .toList();
    }

    private static String name(int number) {
        return "load-" + number;
    }

    public Wire.Answer order(int number) throws IOException {
        return order(number % CUSTOMERS, skus.get(number % skus.size()));
    }

    /** The same, answered when it is confirmed or rejected, or after so many seconds. */
    public Wire.Answer orderAndWait(int number, int seconds) throws IOException {
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        try {
            return order(number % CUSTOMERS, skus.get(number % skus.size()), "Prefer: wait=" + seconds + "\r\n");
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How many have waited at once. */
    public int mostWaiting() {
        return mostWaiting.get();
    }

    /** By one and the same customer, of a product that nobody has named before. */
    public Wire.Answer orderUnknownProduct() throws IOException {
        return order(CUSTOMERS, "unknown-" + UUID.randomUUID());
    }

    private Wire.Answer order(int customer, String sku) throws IOException {
        return order(customer, sku, "");
    }

    private Wire.Answer order(int customer, String sku, String headers) throws IOException {
        String body = """
                {"customerId":"%s","currency":"EUR","lines":[{"sku":"%s","quantity":1}],"paymentMethod":"card-ok"}""".formatted(name(customer), sku);
        return wire.send(head(customer, body.length(), headers) + body);
    }

    private String head(int customer, int length, String headers) {
        return "POST /v1/orders HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + tokens.get(customer)
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: "
                + length + "\r\n" + headers + "\r\n";
    }

    /** A connection on which an order has begun and its body has not. */
    public Socket beginOrder(int number) throws IOException {
        Socket socket = wire.connect();
        socket.getOutputStream().write(head(number % CUSTOMERS, SLOW_BODY, "").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Connections on which nothing comes. */
    public Closeable idleSockets(int count) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            sockets.add(wire.connect());
        }
        return () -> {
            for (Socket socket : sockets) {
                socket.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
