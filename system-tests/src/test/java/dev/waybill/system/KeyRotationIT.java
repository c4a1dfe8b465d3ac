package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.Http;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.Platform;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** The key that tokens are signed with is replaced while people are at work. */
@OnThePlatform
class KeyRotationIT {

    private static final int ROTATIONS = 3;
    private static final int REQUESTS_BETWEEN = 40;

    private final Platform platform;
    private final List<URI> reads;
    private final LongAdder accepted = new LongAdder();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    KeyRotationIT(Platform platform, Shop shop) {
        this.platform = platform;
        this.reads = List.of(
                shop.url("order-service", "/v1/orders?limit=1"),
                shop.url("inventory-service", "/v1/products?limit=1"),
                shop.url("payment-service", "/v1/payments?limit=1"),
                shop.url("reporting-service", "/v1/reports/orders?limit=1"));
    }

    @Test
    void refusesNoRequestWhileTheKeyIsReplaced() {
        List<String> tokens = new CopyOnWriteArrayList<>(List.of(token()));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            reads.forEach(read -> callers.execute(() -> {
                while (!done.get()) {
                    tokens.forEach(token -> request(read, token));
                }
            }));
            try {
                rotateAgainAndAgain(tokens);
            } finally {
                done.set(true);
            }
        }
        assertThat(refused).isEmpty();
        assertThat(tokens.stream().map(KeyRotationIT::header)).doesNotHaveDuplicates();
    }

    private void rotateAgainAndAgain(List<String> tokens) {
        for (int rotation = 0; rotation < ROTATIONS; rotation++) {
            awaitRequests();
            assertThat(platform.run("rotate-keys")).contains("Tokens are signed with the key");
            tokens.add(token());
        }
        awaitRequests();
    }

    private String token() {
        return platform.token("olga-operator", "operator", "analyst");
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private void awaitRequests() {
        long before = accepted.sum();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> accepted.sum() >= before + REQUESTS_BETWEEN || !refused.isEmpty());
    }

    private void request(URI read, String token) {
        var answer = Http.send(Http.request(read, token));
        if (answer.status() == 200) {
            accepted.increment();
        } else {
            refused.put(read.toString(), answer.toString());
        }
    }
}
