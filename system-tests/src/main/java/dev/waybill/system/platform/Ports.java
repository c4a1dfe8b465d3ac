package dev.waybill.system.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A hundred free ports in a row. The last of them is held, so that nobody else who looks for some takes these. */
record Ports(int base, ServerSocket held) implements AutoCloseable {

    private static final int BLOCK = 100;

    /** Below the range that systems hand out by themselves. */
    static Ports claim() {
        return IntStream.generate(
                        () -> 10_000 + BLOCK * ThreadLocalRandom.current().nextInt(150))
                .limit(100)
                .mapToObj(Ports::claim)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No hundred free ports in a row"));
    }

    /** Holds first and looks then: of two who want the same, one sees the other. */
    static Optional<Ports> claim(int base) {
        Optional<ServerSocket> held = listen(base + BLOCK - 1);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Ports ports = new Ports(base, held.get());
        if (IntStream.range(base, base + BLOCK - 1).allMatch(Ports::isFree)) {
            return Optional.of(ports);
        }
        ports.close();
        return Optional.empty();
    }

    private static boolean isFree(int port) {
        Optional<ServerSocket> socket = listen(port);
        socket.ifPresent(Ports::close);
        return socket.isPresent();
    }

    private static Optional<ServerSocket> listen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(held);
    }
}
