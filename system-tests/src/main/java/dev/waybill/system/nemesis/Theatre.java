package dev.waybill.system.nemesis;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.reading.BookReader;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.client.Http;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform as the nemesis sees it: processes by name, and whether they are well. */
public final class Theatre {

    static final String PROVIDER = "payment-provider";
    static final String BROKER = "kafka";
    static final String POSTGRES = "postgres";

    private final Path dataDirectory;
    private final PlatformAddress address;
    private final Wires wires;
    private final IntSupplier openRequests;
    private final List<Poison> planted = new ArrayList<>();
    private final Random random;

    /** The platform that keeps its data here; {@code openRequests} tells how many users wait. */
    public Theatre(Path dataDirectory, PlatformAddress address, Wires wires, IntSupplier openRequests, long seed) {
        this.dataDirectory = dataDirectory;
        this.address = address;
        this.wires = wires;
        this.openRequests = openRequests;
        this.random = new Random(seed);
    }

    PlatformAddress address() {
        return address;
    }

    Wires wires() {
        return wires;
    }

    Random random() {
        return random;
    }

    /** What was put on the topics so far, to be refused. */
    public synchronized List<Poison> planted() {
        return List.copyOf(planted);
    }

    synchronized void plant(Poison poison) {
        planted.add(poison);
    }

    /** Every process that runs, by name. */
    Map<String, Long> running() {
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

    long pid(String name) {
        return Objects.requireNonNull(running().get(name), () -> name + " does not run");
    }

    /** The processes of all services, such as {@code order-service-2}. */
    List<String> services() {
        return ports().keySet().stream().filter(name -> !name.equals(PROVIDER)).toList();
    }

    /** How much a fault can hit now. */
    long inFlight() {
        try {
            return openRequests.getAsInt() + new BookReader(address).unsettled();
        } catch (IllegalStateException e) {
            return openRequests.getAsInt();
        }
    }

    /** Waits until every process runs and answers. */
    public void awaitHealth(Duration atMost) {
        await("every process to be well")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(250))
                .ignoreException(UncheckedIOException.class)
                .until(() -> postgresAnswers()
                        && brokerAnswers()
                        && ports().entrySet().stream().allMatch(it -> isReady(it.getKey(), it.getValue())));
    }

    private static boolean isReady(String name, int port) {
        String path = name.equals(PROVIDER) ? "/health" : "/actuator/health/readiness";
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return Http.send(Http.anonymous(address).timeout(Duration.ofSeconds(5))).status() == 200;
    }

    private boolean postgresAnswers() {
        DriverManager.setLoginTimeout(5);
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    Connection connect(String database) throws SQLException {
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

    static void pass(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
