package dev.waybill.testing;

import dev.waybill.platform.FreePort;
import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.postgres.PostgresSettings;
import dev.waybill.platform.process.Processes;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A cluster of one test alone, which may stop it, kill it and start it again; its data stays meanwhile. */
public final class PostgresProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory = Embedded.temporaryDirectory("waybill-postgres-process-");
    private final PostgresServer server = PostgresServer.of(
            PostgresSettings.kept(directory, directory.resolve("postgres.log"), FreePort.any(), "postgres"),
            Embedded.programs());
    private final TestPostgres postgres = new TestPostgres(server.address(), server.superuser());
    private final Thread atEnd = new Thread(server::stop, "stop postgres");

    private PostgresProcess() {
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** A new, empty cluster. */
    public static PostgresProcess started() {
        PostgresProcess process = new PostgresProcess();
        process.start();
        return process;
    }

    /** Hands out databases. */
    public TestPostgres postgres() {
        return postgres;
    }

    /** Starts it again, at the same address. After a kill its last sessions may take a moment to go. */
    public void start() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server.start().isAlive());
    }

    /** Stops it cleanly. */
    public void stop() {
        server.stop();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        server.process().ifPresent(process -> {
            process.destroyForcibly();
            Processes.endsWithin(process, PATIENCE);
        });
    }

    @Override
    public void close() {
        server.stop();
        Runtime.getRuntime().removeShutdownHook(atEnd);
        FileSystemUtils.deleteRecursively(directory.toFile());
    }
}
