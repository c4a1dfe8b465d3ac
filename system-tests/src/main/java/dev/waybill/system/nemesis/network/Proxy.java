package dev.waybill.system.nemesis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A wire between a program and what it talks to, which can be slow, cut, reset or deaf on one side. */
public final class Proxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Condition condition = new Condition.Normal();
    private volatile int targetPort;

    private Proxy(ServerSocket server) {
        this.server = server;
    }

    /** What happens on the wire. */
    public sealed interface Condition {

        /** Everything passes at once. */
        record Normal() implements Condition {}

        /** Each piece of data waits so long, in both directions. */
        record Slow(Duration least, Duration most) implements Condition {}

        /** Connections end in order, and no new one comes to be. */
        record Cut() implements Condition {}

        /** Connections stay and new ones are made; what is answered never arrives. */
        record OneWay() implements Condition {}
    }

    /** Listens on a free port of the loopback interface; leads nowhere yet. */
    public static Proxy onFreePort() {
        try {
            Proxy proxy = new Proxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("proxy on " + proxy.port()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections that begin from now on go to this port. */
    public void leadTo(int port) {
        targetPort = port;
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** Changes the condition; what is open stays open, unless the wire is cut. */
    public void become(Condition now) {
        condition = now;
        if (now instanceof Condition.Cut) {
            open.forEach(Proxy::close);
        }
    }

    /** Ends what is open with a reset instead of an orderly end; new connections are welcome. Returns how many. */
    public int reset() {
        List<Socket> all = List.copyOf(open);
        // First all of them: the end of one side makes its other side close in order.
        all.forEach(Proxy::resetAtClose);
        all.forEach(Proxy::close);
        return all.size();
    }

    private static void resetAtClose(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It has ended by itself.
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // The proxy is closed, which ends the loop.
            }
        }
    }

    private void connect(Socket client) {
        Socket target = new Socket();
        open.add(client);
        open.add(target);
        try {
            if (condition instanceof Condition.Cut) {
                throw new IOException("cut");
            }
            target.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort), 5000);
            Thread back = Thread.ofVirtual().start(() -> pass(target, client, true));
            pass(client, target, false);
            back.join();
        } catch (IOException e) {
            // The caller sees an end, as with any wire.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(client);
            close(target);
            open.remove(client);
            open.remove(target);
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (delivers(isAnswer)) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One side has gone; the other must notice.
        } finally {
            close(from);
            close(to);
        }
    }

    /** A connection that has lost something must not go on as if it had not: it stays deaf until it ends. */
    private boolean delivers(boolean isAnswer) throws IOException {
        return switch (condition) {
            case Condition.Normal() -> true;
            case Condition.Slow(Duration least, Duration most) -> {
                pause(ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis() + 1));
                yield true;
            }
            case Condition.Cut() -> throw new IOException("cut");
            case Condition.OneWay() -> {
                if (isAnswer) {
                    awaitOtherWeather();
                    throw new IOException("an answer was lost");
                }
                yield true;
            }
        };
    }

    private void awaitOtherWeather() throws IOException {
        while (condition instanceof Condition.OneWay && !server.isClosed()) {
            pause(50);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Proxy::close);
    }
}
