package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send nothing, or little by little: they hold up nobody, and a body has one time in which it must be there. */
class SlowClientsIT extends RunningShop {

    private static final int IDLE = 200;
    private static final int SLOW = 64;
    private static final int TRICKLED = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final String REQUEST = """
            POST /v1/parcels HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Idempotency-Key: slow
            Content-Length: 1000
            """.replace("\n", "\r\n");

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void answersOthersMeanwhileAndEndsSlowBodies() throws Exception {
        for (int number = 0; number < IDLE; number++) {
            open(number % 2 == 0 ? "" : "POST /v1/parcels HTTP/1.1\r\nHost: local");
        }
        String token = "Authorization: Bearer " + Tokens.forOperator() + "\r\n";
        List<Socket> slow = new ArrayList<>();
        for (int number = 0; number < SLOW; number++) {
            slow.add(open(REQUEST + token + "\r\n{"));
        }
        long start = System.nanoTime();
        Socket byteByByte = open(REQUEST + token + "\r\n{");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> sent = threads.submit(() -> trickle(byteByByte));
            assertThat(api().get("/v1/parcels", Tokens.forOperator()).status()).isEqualTo(200);
            assertThat(api().get("/v1/parcels", Tokens.forCustomer("quick")).status())
                    .isEqualTo(200);

            for (Socket socket : slow) {
                assertThat(firstLine(socket)).startsWith("HTTP/1.1 408");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
            assertThat(firstLine(byteByByte)).startsWith("HTTP/1.1 408");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(1));
            assertThat(sent.get()).isLessThan(TRICKLED);
        }
    }

    @Test
    void answersAStrangerBeforeTheBodyIsThere() throws IOException {
        assertThat(firstLine(open(REQUEST + "\r\n"))).startsWith("HTTP/1.1 401");
    }

    private Socket open(String request) throws IOException {
        Socket socket = new Socket("localhost", port);
        sockets.add(socket);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Until the server closes, or for twice the time that a body has; the bytes sent. */
    private static int trickle(Socket socket) {
        int sent = 0;
        try {
            for (; sent < TRICKLED; sent++) {
                socket.getOutputStream().write(' ');
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        } catch (IOException _) {
            // It has closed.
        }
        return sent;
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 000".length());
        return new String(start, StandardCharsets.ISO_8859_1);
    }
}
