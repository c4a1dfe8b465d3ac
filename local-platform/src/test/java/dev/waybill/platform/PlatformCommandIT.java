package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.Credentials;
import dev.waybill.platform.process.Processes;
import java.io.IOException;
import java.io.StringReader;
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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command in processes of its own, with stand-ins for the services. */
class PlatformCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int portBase = PlatformCli.freeBase();

    @TempDir
    private Path root;

    private PlatformCli cli;

    @BeforeEach
    void buildStandIns() throws IOException {
        StandIn.buildRepository(root);
        cli = new PlatformCli(root);
    }

    @AfterEach
    void stopEverything() throws Exception {
        cli.run("down");
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
        String second = cli.run("down");

        assertThat(second).contains("stopping order-service").contains("Waybill is stopped.");
        assertThat(orphans).noneMatch(Processes::isRunning);
    }

    @Test
    void saysAtASecondUpThatItRunsAndStopsAndStartsOneServiceOfIt() throws Exception {
        up("--instances", "order-service=2");

        String second = cli.run("up", "--port-base", Integer.toString(portBase));

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
        assertThat(cli.run("doctor"))
                .contains("\u2713 processes            all are up")
                .contains("\u2717 outbox orders        cannot be read: ERROR: relation \"outbox\" does not exist")
                .contains("\u2713 health orders")
                .doesNotContain("Exception");
    }

    private void createsADatabaseOfOnesOwn() throws Exception {
        Properties spring = new Properties();
        spring.load(new StringReader(cli.run("database", "mine")));

        try (Connection connection = DriverManager.getConnection(
                spring.getProperty("spring.datasource.url"),
                spring.getProperty("spring.flyway.user"),
                spring.getProperty("spring.flyway.password"))) {
            connection.createStatement().execute("CREATE TABLE mine (id int)");
        }
        assertThat(spring.getProperty("spring.kafka.bootstrap-servers")).isEqualTo("127.0.0.1:" + (portBase + 30));
        assertThat(spring.getProperty("spring.kafka.properties.sasl.jaas.config"))
                .contains("username=\"guest\"");
        assertThat(cli.run("database", "orders")).isEqualTo("\u2717 The database orders belongs to a service.\n");
    }

    private void stopsAndStartsOneService() throws Exception {
        List<ProcessHandle> before = processes();

        assertThat(cli.run("stop", "order-service")).contains("order-service stopped");

        JsonNode services = status().path("services");
        assertThat(services.path("order-service").path("instances"))
                .extracting(instance -> instance.path("status").asString())
                .containsExactly("DOWN", "DOWN");
        assertThat(services.path("payment-service").path("status").asString()).isEqualTo("UP");
        assertThat(before).filteredOn(process -> !Processes.isRunning(process)).hasSize(1);

        assertThat(cli.run("start", "order-service")).contains("order-service started");
        assertThat(status().path("services").path("order-service").path("instances"))
                .extracting(instance -> instance.path("status").asString())
                .containsExactly("UP", "UP");
    }

    private void namesWhatItDoesNotKnow() throws Exception {
        assertThat(cli.run("stop", "postgres"))
                .startsWith("\u2717 postgres cannot be stopped or started alone; these can: ")
                .hasLineCount(1);
        assertThat(cli.run("groups")).isEqualTo("No consumer group has read anything.\n");
        assertThat(cli.run("rewind", "inventory", "--to", "2026-11-23T02:00:00Z"))
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
    void givesEachServiceAClusterOfItsOwn() throws Exception {
        up("--own-clusters");

        assertThat(status().path("postgres"))
                .extracting(
                        cluster -> String.join(" ", cluster.path("databases").propertyNames()))
                .containsExactly("order-service", "inventory-service", "payment-service", "reporting-service");
        cli.run("down");
        assertThat(cli.run("up", "--port-base", Integer.toString(portBase)))
                .contains("holds a cluster for each service")
                .contains("--own-clusters")
                .doesNotContain("Exception");
    }

    private Process up(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--port-base", Integer.toString(portBase), "--no-catalogue", "--no-training"));
        arguments.addAll(List.of(options));
        Process supervisor = cli.command(arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(() -> !supervisor.isAlive())
                .until(() -> said().contains("Waybill is ready"));
        return supervisor;
    }

    private String said() throws IOException {
        return Files.readString(output());
    }

    private Path output() {
        return root.resolve("up.log");
    }

    private JsonNode status() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(cli.run("status", "--json"));
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
}
