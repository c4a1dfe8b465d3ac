package dev.waybill.web.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A client that sends a beginning, and then nothing, or byte by byte. */
public final class SlowClient implements AutoCloseable {

    private static final int LONGEST_READ_MILLIS = 10_000;
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);

    private final Socket socket;

    public SlowClient(int port, String beginning) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(LONGEST_READ_MILLIS);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Sends byte by byte, up to so many, until the server closes; how many it has sent. */
    public int trickle(int most) {
        int sent = 0;
        try {
            for (; sent < most; sent++) {
                socket.getOutputStream().write(' ');
                LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
            }
        } catch (IOException _) {
            // It has closed.
        }
        return sent;
    }

    /** The answer's status, once it is there. */
    public int status() throws IOException {
        byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 000".length());
        return Integer.parseInt(new String(start, StandardCharsets.ISO_8859_1).substring("HTTP/1.1 ".length()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
