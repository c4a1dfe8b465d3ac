package dev.waybill.platform.kafka;

import dev.waybill.platform.process.JvmChild;
import dev.waybill.platform.process.ReadinessProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The broker as a process of its own: {@code KafkaBrokerMain DIRECTORY PORT CONTROLLER_PORT}. */
public final class KafkaBrokerMain {

    /** The system property that names another port for clients, where a proxy stands in front. */
    public static final String ADVERTISED_PORT = "waybill.kafka.advertised-port";

    private KafkaBrokerMain() {}

    /** The process that runs {@link #main}, with the class path of this one. */
    public static JvmChild asChild(Path log, Path directory, int port, int controllerPort) {
        List<String> options = new ArrayList<>(JvmChild.FRUGAL);
        options.addAll(
                List.of("-Xms96m", "-Xmx256m", "-Dlogback.configurationFile=dev/waybill/platform/kafka/logback.xml"));
        return new JvmChild(
                "kafka",
                log,
                options,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaBrokerMain.class.getName(),
                        directory.toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort)),
                Map.of(),
                ReadinessProbe.port(port),
                Duration.ofSeconds(30));
    }

    /** Runs until the process is stopped; a broker that cannot start ends it with code 1. */
    public static void main(String[] arguments) {
        try {
            int port = Integer.parseInt(arguments[1]);
            KafkaBroker broker = KafkaBroker.start(
                    Path.of(arguments[0]),
                    port,
                    Integer.parseInt(arguments[2]),
                    Integer.getInteger(ADVERTISED_PORT, port));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
            System.out.println("Kafka accepts clients on port " + arguments[1]);
            broker.awaitShutdown();
        } catch (RuntimeException e) {
            e.printStackTrace();
            // The broker's threads are not daemons.
            Runtime.getRuntime().halt(1);
        }
    }
}
