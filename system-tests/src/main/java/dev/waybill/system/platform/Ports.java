package dev.waybill.system.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds ports that nobody uses. */
final class Ports {

    private static final int BLOCK = 100;

    private Ports() {}

    /** The first of a hundred free ports, below the range that systems hand out by themselves. */
    static int freeBlock() {
        return IntStream.generate(
                        () -> 10_000 + BLOCK * ThreadLocalRandom.current().nextInt(150))
                .limit(100)
                .filter(base -> IntStream.range(base, base + BLOCK).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No hundred free ports in a row"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
