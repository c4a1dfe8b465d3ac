package dev.waybill.benchmarks.clients;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients whose orders come byte by byte, one a second; each begins anew when the service has given it up. */
public final class SlowBodies implements Closeable {

    private static final long BETWEEN_BYTES = TimeUnit.SECONDS.toNanos(1);

    private volatile boolean closed;

    public SlowBodies(Crowd crowd, int count, ExecutorService clients) {
        for (int number = 0; number < count; number++) {
            int of = number;
            var _ = clients.submit(() -> {
                while (!closed) {
                    send(crowd, of);
                }
            });
        }
    }

    private void send(Crowd crowd, int number) {
        try (Socket socket = crowd.beginOrder(number)) {
            while (!closed && socket.getInputStream().available() == 0) {
                socket.getOutputStream().write(' ');
                LockSupport.parkNanos(BETWEEN_BYTES);
            }
        } catch (IOException _) {
            // Refused or given up by the service: it begins anew.
            LockSupport.parkNanos(BETWEEN_BYTES);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
