package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "waybill.web.max-concurrent-requests=4")
class OverloadIT extends RunningOrders {

    private static final int LIMIT = 4;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void refusesAtOnceWhatIsOverTheLimitAndKeepsWhatItHasTaken() throws Exception {
        String late = "LATE-" + UUID.randomUUID();
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UUID>> taken = IntStream.range(0, LIMIT)
                    .mapToObj(_ -> customers.submit(() -> api().placed(late, 1, "card-ok")))
                    .toList();
            await().atMost(PATIENCE)
                    .until(() ->
                            metrics.get("waybill.web.requests.active").gauge().value() == LIMIT);

            HttpResponse<String> refused = api().get("/v1/orders");
            HttpResponse<String> alive = api().get("/actuator/health/liveness");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(json(refused).get("type").asString()).endsWith("/overloaded");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(alive.statusCode()).isEqualTo(200);
            assertThat(taken).noneMatch(Future::isDone);
            counterparts.offer(late, "1.00", "EUR");
            for (Future<UUID> order : taken) {
                assertThat(order.get()).isNotNull();
            }
        }
        await().atMost(PATIENCE).until(() -> api().get("/v1/orders").statusCode() == 200);
    }
}
