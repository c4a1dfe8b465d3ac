package dev.waybill.platform.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a cluster is set up.
 *
 * @param directory what belongs to the cluster: its data, and the server's log unless {@code log} is elsewhere
 * @param durable whether a commit survives the machine's fall; throw-away clusters do without
 */
public record PostgresSettings(Path directory, Path log, int port, String password, boolean durable) {

    /** A cluster whose data is kept. */
    public static PostgresSettings kept(Path directory, Path log, int port, String password) {
        return new PostgresSettings(directory, log, port, password, true);
    }

    /** A cluster for a test. */
    public static PostgresSettings throwAway(Path directory, int port) {
        return new PostgresSettings(directory, directory.resolve("postgres.log"), port, "postgres", false);
    }

    String asOptions() {
        String durability = durable ? "on" : "off";
        return List.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        "max_connections=200",
                        "shared_buffers=128MB",
                        "fsync=" + durability,
                        "synchronous_commit=" + durability,
                        "full_page_writes=" + durability,
                        "max_wal_size=512MB",
                        "timezone=UTC",
                        "log_timezone=UTC")
                .stream()
                .map(option -> "-c " + option)
                .collect(Collectors.joining(" "));
    }
}
