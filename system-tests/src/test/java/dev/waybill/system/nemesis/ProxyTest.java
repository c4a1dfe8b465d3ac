package dev.waybill.system.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.system.nemesis.Proxy.Condition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Proxy proxy = Proxy.onFreePort();
    private final ServerSocket echo;

    ProxyTest() throws IOException {
        this.echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void startEcho() {
        proxy.leadTo(echo.getLocalPort());
        Thread.ofPlatform().daemon().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket socket = echo.accept();
                    Thread.ofVirtual().start(() -> answer(socket));
                } catch (IOException e) {
                    // The test is over.
                }
            }
        });
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesEverythingOnInFairWeather() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket)).isEqualTo('x');
        }
    }

    @Test
    void isSlowBothWays() throws IOException {
        proxy.become(new Condition.Slow(Duration.ofMillis(100), Duration.ofMillis(100)));
        try (Socket socket = connect()) {
            long start = System.nanoTime();

            assertThat(echoed(socket)).isEqualTo('x');
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void aCutEndsWhatIsOpenAndLetsNothingThrough() throws IOException {
        try (Socket before = connect()) {
            echoed(before);

            proxy.become(new Condition.Cut());

            assertThat(before.getInputStream().read()).isEqualTo(-1);
            try (Socket during = connect()) {
                assertThat(during.getInputStream().read()).isEqualTo(-1);
            }
        }
        proxy.become(new Condition.Normal());
        try (Socket after = connect()) {
            assertThat(echoed(after)).isEqualTo('x');
        }
    }

    @Test
    void aResetIsNoOrderlyEnd() throws IOException {
        try (Socket socket = connect()) {
            echoed(socket);

            assertThat(proxy.reset()).isEqualTo(2);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void oneWayLosesAnswersAndEndsTheConnectionThatLostThem() throws IOException {
        proxy.become(new Condition.OneWay());
        try (Socket socket = connect()) {
            socket.getOutputStream().write('x');
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            proxy.become(new Condition.Normal());

            socket.setSoTimeout(PATIENCE_MILLIS);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int echoed(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read();
    }
}
