package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.Credentials;
import dev.waybill.platform.process.Processes;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command in processes of its own, with stand-ins for the services. */
class PlatformCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int portBase = freeBase();

    @TempDir
    private Path root;

    @BeforeEach
    void buildStandIns() throws IOException {
        StandIn.buildRepository(root);
    }

    @AfterEach
    void stopEverything() throws Exception {
        run("down");
    }

    @Test
    void startsEverythingAgainAfterEverythingWasKilled() throws Exception {
        Process supervisor = up();
        write("INSERT INTO kept VALUES (42)");
        List<ProcessHandle> all = processes();
        all.addFirst(supervisor.toHandle());

        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> Processes.endsWithin(process, PATIENCE));
        up();

        assertThat(read()).isEqualTo("42");
        assertThat(status().path("services")
                        .path("order-service")
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    @Test
    void endsWhatASupervisorThatWasKilledHasLeft() throws Exception {
        Process supervisor = up();
        List<ProcessHandle> orphans = processes();

        supervisor.destroyForcibly().waitFor();
        String second = run("down");

        assertThat(second).contains("stopping order-service").contains("Waybill is stopped.");
        assertThat(orphans).noneMatch(Processes::isRunning);
    }

    @Test
    void saysAtASecondUpThatItRunsAndStopsAndStartsOneServiceOfIt() throws Exception {
        up("--instances", "order-service=2");

        String second = run("up", "--port-base", Integer.toString(portBase));

        assertThat(second).contains("runs already").contains("http://localhost:" + (portBase + 1));
        assertThat(status().path("services").path("order-service").path("instances"))
                .hasSize(2);
        looksAtWhatRuns();
        stopsAndStartsOneService();
        createsADatabaseOfOnesOwn();
        namesWhatItDoesNotKnow();
    }

    /** The stand-ins have no tables. */
    private void looksAtWhatRuns() throws Exception {
        assertThat(run("doctor"))
                .contains("\u2713 processes            all are up")
                .contains("\u2717 outbox orders        cannot be read: ERROR: relation \"outbox\" does not exist")
                .contains("\u2713 health orders")
                .doesNotContain("Exception");
    }

    private void createsADatabaseOfOnesOwn() throws Exception {
        Properties spring = new Properties();
        spring.load(new StringReader(run("database", "mine")));

        try (Connection connection = DriverManager.getConnection(
                spring.getProperty("spring.datasource.url"),
                spring.getProperty("spring.flyway.user"),
                spring.getProperty("spring.flyway.password"))) {
            connection.createStatement().execute("CREATE TABLE mine (id int)");
        }
        assertThat(spring.getProperty("spring.kafka.bootstrap-servers")).isEqualTo("127.0.0.1:" + (portBase + 30));
        assertThat(run("database", "orders")).isEqualTo("\u2717 The database orders belongs to a service.\n");
    }

    private void stopsAndStartsOneService() throws Exception {
        List<ProcessHandle> before = processes();

        assertThat(run("stop", "order-service")).contains("order-service stopped");

        JsonNode services = status().path("services");
        assertThat(services.path("order-service").path("instances"))
                .extracting(instance -> instance.path("status").asString())
                .containsExactly("DOWN", "DOWN");
        assertThat(services.path("payment-service").path("status").asString()).isEqualTo("UP");
        assertThat(before).filteredOn(process -> !Processes.isRunning(process)).hasSize(1);

        assertThat(run("start", "order-service")).contains("order-service started");
        assertThat(status().path("services").path("order-service").path("instances"))
                .extracting(instance -> instance.path("status").asString())
                .containsExactly("UP", "UP");
    }

    private void namesWhatItDoesNotKnow() throws Exception {
        assertThat(run("stop", "postgres"))
                .startsWith("\u2717 postgres cannot be stopped or started alone; these can: ")
                .hasLineCount(1);
        assertThat(run("groups")).isEqualTo("No consumer group has read anything.\n");
        assertThat(run("rewind", "inventory", "--to", "2026-11-23T02:00:00Z"))
                .isEqualTo("\u2717 There is no consumer group inventory; there are: none.\n");
    }

    @Test
    void stopsCleanlyWhenItIsToldTo() throws Exception {
        Process supervisor = up();
        List<ProcessHandle> all = processes();

        supervisor.destroy();

        assertThat(supervisor.waitFor()).isZero();
        assertThat(all).hasSize(7).noneMatch(Processes::isRunning);
        assertThat(said()).contains("postgres stopped");
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(portBase + 2, 1, InetAddress.getLoopbackAddress())) {
            String output = run("up", "--port-base", Integer.toString(portBase));

            assertThat(output)
                    .contains("Port %d, for inventory-service, is taken".formatted(taken.getLocalPort()))
                    .contains("--port-base")
                    .doesNotContain("Exception", "PostgreSQL on port", "Kafka on port");
            assertThat(run("doctor", "--port-base", Integer.toString(portBase)))
                    .contains("\u2713 PostgreSQL", "\u2713 data directory")
                    .contains(
                            "\u2717 ports", "Port %d, for inventory-service, is taken".formatted(taken.getLocalPort()))
                    .endsWith("1 of 8 things are wrong.\n");
        }
    }

    @Test
    void saysWhichDirectoryCannotBeUsed() throws Exception {
        Path file = Files.writeString(root.resolve("occupied"), "not a directory");

        String output = run("up", "--data-dir", file.toString());

        assertThat(output).contains("cannot be written").contains("--data-dir").doesNotContain("Exception");
    }

    /** Not even root can write there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesADirectoryThatIsReadOnly() throws Exception {
        String output = run("up", "--data-dir", "/proc/waybill");

        assertThat(output)
                .startsWith("\u2717 /proc/waybill cannot be written: give its rights to ")
                .hasLineCount(1);
        assertThat(run("doctor", "--data-dir", "/proc/waybill"))
                .contains("\u2717 data directory       /proc/waybill cannot be written")
                .doesNotContain("Exception");
    }

    @Test
    void givesEachServiceAClusterOfItsOwn() throws Exception {
        up("--own-clusters");

        assertThat(status().path("postgres"))
                .extracting(
                        cluster -> String.join(" ", cluster.path("databases").propertyNames()))
                .containsExactly("order-service", "inventory-service", "payment-service", "reporting-service");
        run("down");
        assertThat(run("up", "--port-base", Integer.toString(portBase)))
                .contains("holds a cluster for each service")
                .contains("--own-clusters")
                .doesNotContain("Exception");
    }

    private Process up(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--port-base", Integer.toString(portBase), "--no-catalogue", "--no-training"));
        arguments.addAll(List.of(options));
        Process supervisor = command(arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(() -> !supervisor.isAlive())
                .until(() -> said().contains("Waybill is ready"));
        return supervisor;
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("waybill-command-", ".log");
        command(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        return said;
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PlatformCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("WAYBILL_ROOT", root.toString());
        builder.environment()
                .put(
                        "WAYBILL_CACHE",
                        System.getProperty("java.io.tmpdir") + "/waybill-programs-" + System.getProperty("user.name"));
        builder.environment().remove("WAYBILL_HOME");
        return builder;
    }

    private String said() throws IOException {
        return Files.readString(output());
    }

    private Path output() {
        return root.resolve("up.log");
    }

    private JsonNode status() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(run("status", "--json"));
    }

    private List<ProcessHandle> processes() throws IOException, InterruptedException {
        JsonNode status = status();
        Stream<JsonNode> infrastructure =
                Stream.concat(status.path("postgres").valueStream(), Stream.of(status.path("kafka")));
        return new ArrayList<>(Stream.concat(
                        infrastructure, status.path("services").valueStream())
                .map(process -> ProcessHandle.of(process.path("pid").asLong()).orElseThrow())
                .toList());
    }

    private void write(String sql) throws Exception {
        try (Connection connection = superuser()) {
            connection.createStatement().execute("CREATE TABLE kept (id int)");
            connection.createStatement().execute(sql);
        }
    }

    private String read() throws Exception {
        try (Connection connection = superuser();
                ResultSet rows = connection.createStatement().executeQuery("SELECT id FROM kept")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection superuser() throws IOException, InterruptedException, SQLException {
        JsonNode postgres = status().path("postgres").path(0);
        return ClusterAddress.local(postgres.path("port").asInt())
                .connect(
                        "orders",
                        new Credentials(
                                postgres.path("user").asString(),
                                postgres.path("password").asString()));
    }

    /** Below the ports that the system hands out. */
    private static int freeBase() {
        return Stream.generate(() -> 10_000 + (FreePort.any() % 200) * 100)
                .filter(base -> Stream.of(1, 2, 3, 4, 10, 20, 21, 22, 23, 24, 30, 31, 41)
                        .allMatch(offset -> isFree(base + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
