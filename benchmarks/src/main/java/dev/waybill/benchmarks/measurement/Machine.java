package dev.waybill.benchmarks.measurement;

import dev.waybill.platform.FreePort;
import dev.waybill.platform.kafka.KafkaBrokerMain;
import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.springframework.util.FileSystemUtils;

/** The one PostgreSQL (fsync on, WAL logical) and the one Kafka broker, a process each, that every contender uses. */
public final class Machine implements AutoCloseable {

    public static final int PARTITIONS = 12;

    private static final List<String> POSTGRES_SETTINGS = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_level",
            "max_wal_size",
            "shared_buffers",
            "server_version");

    private final Path directory;
    private final PostgresServer postgres;
    private final Child kafka;
    private final String bootstrapServers;
    private final Admin admin;
    private int databases;

    private Machine(Path directory, PostgresServer postgres, Child kafka, String bootstrapServers, Admin admin) {
        this.directory = directory;
        this.postgres = postgres;
        this.kafka = kafka;
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
    }

    public static Machine start(Path directory) throws IOException, SQLException {
        PostgresServer postgres = PostgresServer.of(
                PostgresSettings.kept(
                        directory.resolve("postgres"), directory.resolve("postgres.log"), FreePort.any(), "postgres"),
                directory.resolve("programs"));
        postgres.start();
        configure(postgres);
        int port = FreePort.any();
        Path logs = Files.createDirectories(directory.resolve("kafka"));
        Child kafka = Child.start(
                KafkaBrokerMain.class.getName(),
                List.of("-Xmx768m", "-XX:+UseG1GC"),
                Map.of(),
                List.of(logs.toString(), String.valueOf(port), String.valueOf(FreePort.any())),
                ".*");
        kafka.awaitLine("Kafka accepts clients", Duration.ofMinutes(1));
        String bootstrapServers = "127.0.0.1:" + port;
        return new Machine(
                directory,
                postgres,
                kafka,
                bootstrapServers,
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers)));
    }

    private static void configure(PostgresServer postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET wal_level = 'logical'");
        }
        postgres.stop();
        postgres.start();
    }

    private static Connection connect(PostgresServer postgres) throws SQLException {
        return postgres.address().connect("postgres", postgres.superuser());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Where files can be left. */
    public Path directory() {
        return directory;
    }

    public Admin admin() {
        return admin;
    }

    /** PostgreSQL's settings that matter, as the server shows them. */
    public String settings() throws SQLException {
        var settings = new ArrayList<String>();
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            for (String name : POSTGRES_SETTINGS) {
                try (var row = statement.executeQuery("SHOW " + name)) {
                    row.next();
                    settings.add(name + "=" + row.getString(1));
                }
            }
        }
        return String.join(", ", settings);
    }

    /** A fresh database, as a JDBC URL that holds the superuser's name and password. */
    public String newDatabase() throws SQLException {
        String name = "bench" + ++databases;
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            statement.execute("CHECKPOINT");
        }
        return "jdbc:postgresql://127.0.0.1:" + postgres.address().port() + "/" + name
                + "?user=postgres&password=postgres&reWriteBatchedInserts=true";
    }

    /** Drops a database and any replication slot on it, so that neither its WAL nor its dead rows weigh on the next. */
    public void drop(String jdbcUrl) throws SQLException {
        String name = jdbcUrl.replaceAll(".*/(bench\\d+)\\?.*", "$1");
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            statement.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots "
                    + "WHERE database = '" + name + "' AND NOT active");
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    public String newTopic(String name) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                .all()
                .get();
        return name;
    }

    /** Begins to; nobody waits for it. */
    public void deleteTopic(String name) {
        KafkaFuture<Void> _ = admin.deleteTopics(List.of(name)).all();
    }

    @Override
    public void close() throws IOException {
        admin.close();
        kafka.close();
        postgres.stop();
        FileSystemUtils.deleteRecursively(directory);
    }
}
