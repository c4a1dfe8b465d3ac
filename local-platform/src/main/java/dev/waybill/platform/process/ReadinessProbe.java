package dev.waybill.platform.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** How one sees from outside that a process does its work. */
@FunctionalInterface
public interface ReadinessProbe {

    /** How long an answer may take. */
    Duration TIMEOUT = Duration.ofSeconds(3);

    boolean isReady();

    /** Ready once {@code GET url} is answered with 200. */
    static ReadinessProbe http(URI url) {
        return () -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
                connection.setConnectTimeout((int) TIMEOUT.toMillis());
                connection.setReadTimeout((int) TIMEOUT.toMillis());
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready once something accepts connections on the port. */
    static ReadinessProbe port(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
