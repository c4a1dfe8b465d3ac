package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.SlowClient;
import dev.waybill.web.testing.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send nothing, or little by little: they hold up nobody, and a body has one time in which it must be there. */
class SlowClientsIT extends RunningShop {

    private static final int IDLE = 200;
    private static final int SLOW = 64;
    private static final int TWICE_THE_DEADLINE = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final String REQUEST = """
            POST /v1/parcels HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Idempotency-Key: slow
            Content-Length: 1000
            """.replace("\n", "\r\n");

    private final List<SlowClient> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (SlowClient client : clients) {
            client.close();
        }
    }

    @Test
    void answersOthersMeanwhileAndEndsSlowBodies() throws Exception {
        for (int number = 0; number < IDLE; number++) {
            open(number % 2 == 0 ? "" : "POST /v1/parcels HTTP/1.1\r\nHost: local");
        }
        String token = "Authorization: Bearer " + Tokens.forOperator() + "\r\n";
        List<SlowClient> slow = new ArrayList<>();
        for (int number = 0; number < SLOW; number++) {
            slow.add(open(REQUEST + token + "\r\n{"));
        }
        long start = System.nanoTime();
        SlowClient byteByByte = open(REQUEST + token + "\r\n{");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> sent = threads.submit(() -> byteByByte.trickle(TWICE_THE_DEADLINE));
            assertThat(api().get("/v1/parcels", Tokens.forOperator()).status()).isEqualTo(200);
            assertThat(api().get("/v1/parcels", Tokens.forCustomer("quick")).status())
                    .isEqualTo(200);

            for (SlowClient client : slow) {
                assertThat(client.status()).isEqualTo(408);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
            assertThat(byteByByte.status()).isEqualTo(408);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(1));
            assertThat(sent.get()).isLessThan(TWICE_THE_DEADLINE);
        }
    }

    @Test
    void answersAStrangerBeforeTheBodyIsThere() throws IOException {
        assertThat(open(REQUEST + "\r\n").status()).isEqualTo(401);
    }

    private SlowClient open(String request) throws IOException {
        SlowClient client = new SlowClient(port, request);
        clients.add(client);
        return client;
    }
}
