package dev.waybill.testing;

import dev.waybill.platform.FreePort;
import dev.waybill.platform.kafka.KafkaBrokerMain;
import dev.waybill.platform.process.JvmChild;
import dev.waybill.platform.process.Processes;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A broker in a process of its own, for tests that stop it, kill it and start it again; its data stays meanwhile. */
public final class KafkaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory = Embedded.temporaryDirectory("waybill-kafka-process-");
    private final int port = FreePort.any();
    private final int controllerPort = FreePort.any();
    private JvmChild child = child();
    private final Thread atEnd = new Thread(this::kill, "kill kafka");
    private @Nullable ProcessHandle process;

    private KafkaProcess() {
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** A new, empty broker that accepts clients. */
    public static KafkaProcess started() {
        KafkaProcess kafka = new KafkaProcess();
        kafka.start();
        return kafka;
    }

    private JvmChild child(String... secrets) {
        return KafkaBrokerMain.asChild(directory.resolve("broker.log"), data(), port, controllerPort, secrets);
    }

    /** Where it keeps its topics. */
    public Path data() {
        return directory.resolve("data");
    }

    /** From its next start clients must log in, with the passwords of this file. */
    public void requireLogins(Path secrets) {
        child = child(secrets.toString());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts it again, at the same address; returns when it accepts clients. */
    public void start() {
        process = child.launch();
        Awaitility.await().atMost(PATIENCE).until(child::isReady);
    }

    /** Stops it cleanly. */
    public void stop() {
        if (process != null) {
            child.stop(process);
            process = null;
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            Processes.endsWithin(process, PATIENCE);
            process = null;
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atEnd);
        FileSystemUtils.deleteRecursively(directory.toFile());
    }
}
