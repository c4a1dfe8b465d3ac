package dev.waybill.platform.kafka;

import dev.waybill.platform.bus.BrokerSecurity;
import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.bus.Provisioning;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and controller in one. Its directory is formatted once; what is in it is kept.
 *
 * <p>Flushing is left to the page cache, as everywhere: a killed process loses nothing, a killed machine may.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final KafkaNode node;

    private KafkaBroker(KafkaNode node) {
        this.node = node;
    }

    /**
     * Starts a broker that anybody may use on {@code directory} and returns when it accepts requests. Clients are given the
     * advertised port, its own or that of a proxy.
     */
    static KafkaBroker start(Path directory, int port, int controllerPort, int advertisedPort) {
        Properties settings = settings(directory, port, controllerPort, advertisedPort);
        format(directory, List.of());
        return start(settings, _ -> {});
    }

    /** As {@link #start(Path, int, int, int)}; clients must log in, and may do what the access rules allow. */
    static KafkaBroker start(Path directory, int port, int controllerPort, int advertisedPort, Logins logins) {
        Properties settings = settings(directory, port, controllerPort, advertisedPort);
        BrokerSecurity security = new BrokerSecurity(logins);
        security.addTo(settings);
        boolean isNew = format(directory, security.scramArguments());
        Provisioning provisioning = new Provisioning(logins, directory);
        return start(settings, controller -> provisioning.apply(isNew ? null : controller, controllerPort));
    }

    private static KafkaBroker start(Properties settings, Consumer<Controller> beforeClients) {
        return new KafkaBroker(KafkaNode.start(new KafkaConfig(settings, false), beforeClients));
    }

    /**
     * Starts a broker on a new directory that nobody keeps. No former life's session must end soon, so that its own may
     * outlast the pauses of a busy machine.
     */
    public static KafkaBroker throwAway(Path directory, int port, int controllerPort) {
        Properties settings = settings(directory, port, controllerPort, port);
        settings.setProperty("broker.session.timeout.ms", "60000");
        format(directory, List.of());
        return start(settings, _ -> {});
    }

    public void awaitShutdown() {
        node.awaitShutdown();
    }

    @Override
    public void close() {
        node.close();
        node.awaitShutdown();
    }

    private static Properties settings(Path directory, int port, int controllerPort, int advertisedPort) {
        Properties settings = new Properties();
        try (InputStream in = KafkaBroker.class.getResourceAsStream("broker.properties")) {
            settings.load(Objects.requireNonNull(in, "broker.properties is not on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.setProperty("log.dirs", directory.toString());
        settings.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.setProperty(
                "listeners", "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "CLIENT://127.0.0.1:" + advertisedPort);
        return settings;
    }

    /** Whether that was to be done. */
    private static boolean format(Path directory, List<String> scramArguments) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return false;
        }
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE_ID)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(false)
                    .setScramArguments(scramArguments)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .run();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's directory " + directory + " cannot be formatted", e);
        }
    }
}
