package dev.waybill.web.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends requests as they are, thousands of them on one connection as long as the service keeps it open. */
final class KeptAlive implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final int port;
    private @Nullable Socket socket;

    KeptAlive(int port) {
        this.port = port;
    }

    record Answer(int status, Map<String, String> headers) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    Answer send(String request) {
        try {
            Socket open = open();
            open.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            Answer answer = read(open.getInputStream(), request.startsWith("HEAD "));
            if (answer.header("Connection").equalsIgnoreCase("close")) {
                close();
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket("localhost", port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE);
            socket = open;
        }
        return open;
    }

    private static Answer read(InputStream connection, boolean withoutBody) throws IOException {
        InputStream in = new BufferedInputStream(connection);
        int status = Integer.parseInt(line(in).split(" ", -1)[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        if (!withoutBody) {
            skipBody(in, headers);
        }
        return new Answer(status, headers);
    }

    private static void skipBody(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.containsKey("Content-Length")) {
            in.skipNBytes(Long.parseLong(headers.get("Content-Length")));
        } else if (headers.containsKey("Transfer-Encoding")) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                in.skipNBytes(size);
                line(in);
            }
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
