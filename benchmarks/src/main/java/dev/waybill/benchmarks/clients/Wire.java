package dev.waybill.benchmarks.clients;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on sockets that are kept alive, as many as there are requests under way: where load and platform share processors,
 * a client that costs more than a refusal would measure itself.
 */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI server;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    public Wire(URI server) {
        this.server = server;
    }

    /** An answer: its status, what it created, and its body. */
    public record Answer(int status, @Nullable String location, String body) {}

    private static final class Connection {

        private final Socket socket;
        private final InputStream in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream(), 2_048);
        }
    }

    /** Sends it on a connection that is idle or on a new one; once more if the server had closed the idle one meanwhile. */
    public Answer send(String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        Connection kept = idle.pollFirst();
        if (kept != null) {
            try {
                return send(kept, bytes);
            } catch (Closed _) {
                // It was idle for too long.
            }
        }
        return send(new Connection(connect()), bytes);
    }

    /** A new connection. */
    public Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private Answer send(Connection connection, byte[] request) throws IOException {
        try {
            connection.socket.getOutputStream().write(request);
        } catch (IOException e) {
            connection.socket.close();
            throw new Closed();
        }
        try {
            return answer(connection);
        } catch (IOException e) {
            connection.socket.close();
            throw e;
        }
    }

    /** Nothing came of a request. */
    private static final class Closed extends EOFException {}

    private Answer answer(Connection connection) throws IOException {
        String statusLine = line(connection.in);
        if (statusLine.isEmpty()) {
            throw new Closed();
        }
        String location = null;
        int length = 0;
        boolean chunked = false;
        boolean closes = false;
        for (String header = line(connection.in); !header.isEmpty(); header = line(connection.in)) {
            String value = header.substring(header.indexOf(':') + 1).strip();
            switch (header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                case "connection" -> closes = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        String body = body(connection.in, chunked, length);
        if (closes) {
            connection.socket.close();
        } else {
            idle.addFirst(connection);
        }
        return new Answer(Integer.parseInt(statusLine.split(" ", 3)[1]), location, body);
    }

    private static String body(InputStream in, boolean chunked, int length) throws IOException {
        if (!chunked) {
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            body.write(in.readNBytes(size));
            in.skipNBytes(2);
        }
        line(in);
        return body.toString(StandardCharsets.UTF_8);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    /** Without its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : idle) {
            connection.socket.close();
        }
    }
}
