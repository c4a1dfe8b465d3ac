package dev.waybill.testing;

import dev.waybill.platform.FreePort;
import dev.waybill.platform.kafka.KafkaBroker;
import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL as a process of its own, Kafka inside the test's JVM; both are stopped and removed at its end. */
final class Embedded {

    private Embedded() {}

    static TestPostgres postgres() {
        Path directory = temporaryDirectory("waybill-postgres-");
        PostgresServer server = PostgresServer.of(PostgresSettings.throwAway(directory, FreePort.any()), programs());
        atEnd(server::stop, directory);
        server.start();
        return new TestPostgres(server.address(), server.superuser());
    }

    static TestKafka kafka() {
        QuietLogs.keep();
        int port = FreePort.any();
        Path directory = temporaryDirectory("waybill-kafka-");
        KafkaBroker broker = KafkaBroker.throwAway(directory, port, FreePort.any());
        atEnd(broker::close, directory);
        return new TestKafka("127.0.0.1:" + port);
    }

    /** Unpacked once per user of the machine. */
    static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "waybill-programs-" + System.getProperty("user.name"));
    }

    static Path temporaryDirectory(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atEnd(Runnable stop, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            FileSystemUtils.deleteRecursively(directory.toFile());
        }));
    }
}
