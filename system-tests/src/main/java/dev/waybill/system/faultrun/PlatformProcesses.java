package dev.waybill.system.faultrun;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.client.Http;
import dev.waybill.system.platform.Consumption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's processes by name, and whether they are well. */
public final class PlatformProcesses {

    /** The one that is no service. */
    public static final String PROVIDER = "payment-provider";

    private final Path dataDirectory;
    private final PlatformAddress address;

    PlatformProcesses(Path dataDirectory, PlatformAddress address) {
        this.dataDirectory = dataDirectory;
        this.address = address;
    }

    /** Every process that runs, by name. */
    public Map<String, Long> running() {
        Map<String, Long> pids = new LinkedHashMap<>();
        state().path("running")
                .properties()
                .forEach(it -> pids.put(it.getKey(), it.getValue().path("pid").asLong()));
        return pids;
    }

    private Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        state().path("instances")
                .properties()
                .forEach(it -> ports.put(it.getKey(), it.getValue().asInt()));
        return ports;
    }

    private JsonNode state() {
        try {
            return JsonMapper.shared().readTree(Files.readString(dataDirectory.resolve("state.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of this name, which must run. */
    public long pid(String name) {
        return Objects.requireNonNull(running().get(name), () -> name + " does not run");
    }

    /** The processes of all services, such as {@code order-service-2}. */
    public List<String> services() {
        return ports().keySet().stream().filter(name -> !name.equals(PROVIDER)).toList();
    }

    /** What the services consume from now on. */
    public Consumption consumption() {
        Map<String, Long> pids = running();
        pids.keySet().retainAll(services());
        return Consumption.of(pids, dataDirectory);
    }

    /** Waits until every process runs and answers. */
    public void awaitHealth(Duration atMost) {
        await("every process to be well")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(250))
                .ignoreException(UncheckedIOException.class)
                .until(() -> postgresAnswers()
                        && brokerAnswers()
                        && ports().keySet().stream().allMatch(this::isReady));
    }

    /** Whether a service says that it is ready. */
    public boolean isReady(String name) {
        return Http.send(Http.anonymous(readiness(name)).timeout(Duration.ofSeconds(5)))
                        .status()
                == 200;
    }

    private URI readiness(String name) {
        String path = name.equals(PROVIDER) ? "/health" : "/actuator/health/readiness";
        return URI.create("http://127.0.0.1:" + ports().get(name) + path);
    }

    /** The time of day in a process, to the second. */
    public Instant timeAt(String name) {
        return Http.timeAt(readiness(name));
    }

    /** What a process writes to its output. */
    public Path log(String name) {
        return dataDirectory.resolve("logs").resolve(name + ".log");
    }

    private boolean postgresAnswers() {
        DriverManager.setLoginTimeout(5);
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A superuser's connection. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(address.postgresPort(), database),
                address.postgresUser(),
                address.postgresPassword());
    }

    private boolean brokerAnswers() {
        String[] parts = address.bootstrapServers().split(":", -1);
        try (Socket socket = new Socket(parts[0], Integer.parseInt(parts[1]))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
