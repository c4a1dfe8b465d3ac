package dev.waybill.platform.kafka;

import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.bus.Provisioning;
import dev.waybill.platform.process.JvmChild;
import dev.waybill.platform.process.ReadinessProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker as a process of its own: {@code KafkaBrokerMain DIRECTORY PORT CONTROLLER_PORT [SECRETS]}. With a file of secrets clients
 * must log in, and the platform's topics are created; without one, anybody may do anything.
 */
public final class KafkaBrokerMain {

    /** The system property that names another port for clients, where a proxy stands in front. */
    public static final String ADVERTISED_PORT = "waybill.kafka.advertised-port";

    private static final Logger logger = LoggerFactory.getLogger(KafkaBrokerMain.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private KafkaBrokerMain() {}

    /** The process that runs {@link #main}, with the class path of this one. */
    public static JvmChild asChild(Path log, Path directory, int port, int controllerPort, String... secrets) {
        List<String> program = new ArrayList<>(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                KafkaBrokerMain.class.getName(),
                directory.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort)));
        program.addAll(List.of(secrets));
        List<String> options = new ArrayList<>(JvmChild.FRUGAL);
        options.addAll(
                List.of("-Xms96m", "-Xmx256m", "-Dlogback.configurationFile=dev/waybill/platform/kafka/logback.xml"));
        return new JvmChild(
                "kafka", log, options, program, Map.of(), ReadinessProbe.port(port), Duration.ofSeconds(30));
    }

    /** Runs until the process is stopped; a broker that cannot start ends it with code 1. */
    public static void main(String[] arguments) {
        try {
            KafkaBroker broker = start(arguments);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
            System.out.println("Kafka accepts clients on port " + arguments[1]);
            broker.awaitShutdown();
        } catch (RuntimeException e) {
            e.printStackTrace();
            // The broker's threads are not daemons.
            Runtime.getRuntime().halt(1);
        }
    }

    private static KafkaBroker start(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int controllerPort = Integer.parseInt(arguments[2]);
        int advertisedPort = Integer.getInteger(ADVERTISED_PORT, port);
        if (arguments.length == 3) {
            return KafkaBroker.start(directory, port, controllerPort, advertisedPort);
        }
        Logins logins = Logins.in(Path.of(arguments[3]));
        KafkaBroker broker = KafkaBroker.start(directory, port, controllerPort, advertisedPort, logins);
        Thread.ofPlatform()
                .name("topics")
                .daemon()
                .start(() -> createTopics(new Provisioning(logins, directory), "127.0.0.1:" + port));
        return broker;
    }

    /** Until they are there: what is advertised may be a proxy that comes later. */
    private static void createTopics(Provisioning provisioning, String bootstrapServers) {
        while (true) {
            try {
                provisioning.createTopics(bootstrapServers);
                return;
            } catch (ExecutionException e) {
                logger.warn("The topics cannot be created yet", e.getCause());
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
