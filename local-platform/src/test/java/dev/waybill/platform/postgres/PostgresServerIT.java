package dev.waybill.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.platform.FreePort;
import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "waybill-programs-" + System.getProperty("user.name"));

    private final int port = FreePort.any();

    @TempDir
    private Path directory;

    private PostgresServer server;

    @BeforeEach
    void startAKeptCluster() {
        server = PostgresServer.of(settings(), PROGRAMS);
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop();
    }

    @Test
    void writesCommitsToTheDisk() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
        execute("CREATE TABLE kept (id int)");
        execute("INSERT INTO kept VALUES (42)");

        ProcessHandle killed = server.process().orElseThrow();
        killed.destroyForcibly();
        Awaitility.await().until(() -> !killed.isAlive());
        Awaitility.await().ignoreExceptions().untilAsserted(server::start);

        assertThat(query("SELECT id FROM kept")).isEqualTo("42");
    }

    @Test
    void takesOverFromAServerThatWasLeftRunning() throws SQLException {
        execute("CREATE TABLE kept (id int)");
        ProcessHandle orphan = server.process().orElseThrow();

        ProcessHandle successor = PostgresServer.of(settings(), PROGRAMS).start();

        Awaitility.await().until(() -> !orphan.isAlive());
        assertThat(successor.isAlive()).isTrue();
        assertThat(query("SELECT count(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void doesNotTouchDataOfAnotherVersion() throws IOException {
        server.stop();
        Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");

        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(server::start)
                .withMessageContaining("holds data of PostgreSQL 17")
                .withMessageContaining("--data-dir");
    }

    /** As in a container: the data lies in a directory of root's, and PostgreSQL refuses to run as root. */
    @Test
    void runsAsNobodyInADirectoryThatIsRootsAlone() throws IOException, SQLException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        server.stop();
        Path rootsOwn = Files.createDirectory(
                directory.resolve("private"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        server = PostgresServer.of(
                PostgresSettings.kept(rootsOwn.resolve("cluster"), rootsOwn.resolve("postgres.log"), port, "secret"),
                PROGRAMS,
                PostgresUser.NOBODY);

        ProcessHandle process = server.start();

        assertThat(process.info().user()).contains("nobody");
        assertThat(query("SELECT 42")).isEqualTo("42");
    }

    private PostgresSettings settings() {
        return PostgresSettings.kept(directory, directory.resolve("postgres.log"), port, "secret");
    }

    private String setting(String name) throws SQLException {
        return query("SHOW " + name);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.address().connect("postgres", server.superuser())) {
            connection.createStatement().execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = server.address().connect("postgres", server.superuser());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
