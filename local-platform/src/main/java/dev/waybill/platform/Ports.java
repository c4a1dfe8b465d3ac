package dev.waybill.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports of one platform, counted from a base: N+1 to N+4 the services, N+10 the payment provider, N+20 PostgreSQL (or
 * N+21 to N+24, a cluster for each service), N+30 and N+31 Kafka, from N+41 on further instances.
 */
public record Ports(int base) {

    /** The base that gives the services 8081 to 8084. */
    public static final int DEFAULT_BASE = 8080;

    private static final int SPAN = 60;

    public Ports {
        if (base < 1023 || base > 65535 - SPAN) {
            throw new PlatformException(
                    "--port-base takes a number from 1023 to %d, not %d.".formatted(65535 - SPAN, base));
        }
    }

    public int service(int offset) {
        return base + offset;
    }

    public int postgres() {
        return base + 20;
    }

    /** The cluster of one service, where each has its own. */
    public int postgresOf(int service) {
        return postgres() + service;
    }

    public int kafka() {
        return base + 30;
    }

    public int kafkaController() {
        return base + 31;
    }

    /** The port of the {@code number}th instance beyond the first of each service, counted from 0. */
    public int furtherInstance(int number) {
        if (41 + number > SPAN) {
            throw new PlatformException("There are ports for %d further instances, not more.".formatted(SPAN - 40));
        }
        return base + 41 + number;
    }

    /** Refuses with one line if another program listens there. */
    public static void requireFree(int port, String purpose, int base) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PlatformException(
                    "Port %d, for %s, is taken by another program: end that, or choose other ports with --port-base %d."
                            .formatted(port, purpose, base < 60_000 ? base + 1000 : DEFAULT_BASE));
        }
    }
}
