package dev.waybill.platform.up;

import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.AccessToken;
import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.access.SigningKeys;
import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.kafka.KafkaBrokerMain;
import dev.waybill.platform.postgres.Credentials;
import dev.waybill.platform.postgres.ServiceDatabase;
import dev.waybill.platform.process.JvmChild;
import dev.waybill.platform.process.ReadinessProbe;
import dev.waybill.platform.topology.Dashboard;
import dev.waybill.platform.topology.Infrastructure;
import dev.waybill.platform.topology.Instance;
import dev.waybill.platform.topology.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How each program of the platform is run: its memory, its arguments, its environment. */
final class Programs {

    private static final int FEW_PROCESSORS = 2;

    private final Workspace workspace;
    private final Ports ports;
    private final Clusters clusters;
    private final Secrets secrets;
    private final SigningKeys keys;

    Programs(Workspace workspace, Ports ports, Clusters clusters, Secrets secrets, SigningKeys keys) {
        this.workspace = workspace;
        this.ports = ports;
        this.clusters = clusters;
        this.secrets = secrets;
        this.keys = keys;
    }

    /** The broker, which advertises this port, or its own for 0. */
    JvmChild kafka(int advertisedPort) {
        JvmChild broker = KafkaBrokerMain.asChild(
                workspace.log(Infrastructure.KAFKA),
                workspace.kafka(),
                ports.kafka(),
                ports.kafkaController(),
                workspace.secrets().toString());
        return advertisedPort == 0
                ? broker
                : broker.with("-D%s=%d".formatted(KafkaBrokerMain.ADVERTISED_PORT, advertisedPort));
    }

    JvmChild paymentProvider(Path jar) {
        int port = ports.service(Service.PAYMENT_PROVIDER_PORT);
        return new JvmChild(
                Service.PAYMENT_PROVIDER,
                workspace.log(Service.PAYMENT_PROVIDER),
                options("-Xmx128m"),
                List.of("-jar", jar.toString()),
                Map.of(
                        "PROVIDER_PORT", Integer.toString(port),
                        "PROVIDER_DATA_DIR", workspace.provider().toString()),
                ReadinessProbe.http(URI.create("http://127.0.0.1:%d/health".formatted(port))),
                Duration.ofSeconds(10));
    }

    JvmChild service(Instance instance, Path jar) {
        return new JvmChild(
                instance.name(),
                workspace.log(instance.name()),
                options(instance.service()),
                List.of("-jar", jar.toString()),
                environment(instance),
                ReadinessProbe.http(
                        URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(instance.port()))),
                Duration.ofSeconds(40));
    }

    static List<String> options(String... further) {
        return Stream.concat(JvmChild.FRUGAL.stream(), Arrays.stream(further)).toList();
    }

    /**
     * Where services share a processor or two, compiling code well takes more time, for minutes, than it saves; but not
     * that of order-service, which answers people and does half of all the work. Code is compiled quickly after a tenth of
     * the usual calls: on a platform with little to do the interpreter would run most of an order's way for hundreds of orders.
     * Under overload what a second of requests needs outgrows the survivor spaces of the default sizes; it is promoted, and a
     * full collection of 0.3 s follows each minute.
     */
    private static List<String> options(Service service) {
        return Runtime.getRuntime().availableProcessors() <= FEW_PROCESSORS && service != Service.ORDER
                ? options("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=0.1")
                : options(
                        "-Xmx256m",
                        "-Xmn112m",
                        "-XX:SurvivorRatio=4",
                        "-XX:Tier3InvocationThreshold=20",
                        "-XX:Tier3MinInvocationThreshold=10",
                        "-XX:Tier3CompileThreshold=200");
    }

    private Map<String, String> environment(Instance instance) {
        ServiceDatabase database = database(instance.service());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_PORT", Integer.toString(instance.port()));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SPRING_DATASOURCE_URL", clusters.of(instance.service()).jdbcUrl(database.name()));
        environment.put("SPRING_DATASOURCE_USERNAME", database.app().user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.app().password());
        environment.put("SPRING_FLYWAY_USER", database.owner().user());
        environment.put("SPRING_FLYWAY_PASSWORD", database.owner().password());
        environment.putAll(kafka(instance.service()));
        environment.put("WAYBILL_SECURITY_ISSUER", AccessToken.ISSUER);
        environment.put("WAYBILL_SECURITY_AUDIENCE", AccessToken.AUDIENCE);
        environment.put(
                "WAYBILL_SECURITY_KEY_SET_LOCATION", keys.keySet().toUri().toString());
        environment.put("WAYBILL_SECURITY_PUBLIC_API_DESCRIPTION", "true");
        switch (instance.service()) {
            case PAYMENT ->
                environment.put(
                        "WAYBILL_PAYMENT_PROVIDER_URL",
                        "http://127.0.0.1:" + ports.service(Service.PAYMENT_PROVIDER_PORT));
            case REPORTING -> {
                environment.put("WAYBILL_DASHBOARD_USERNAME", Dashboard.USER);
                environment.put("WAYBILL_DASHBOARD_PASSWORD", secrets.get(Dashboard.SECRET));
            }
            case ORDER, INVENTORY -> {}
        }
        return environment;
    }

    /** Its own login; topics are created by provisioning. */
    private Map<String, String> kafka(Service service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        Logins.in(secrets)
                .of(service.module())
                .clientSettings()
                .forEach((name, value) -> environment.put(
                        "SPRING_KAFKA_PROPERTIES_"
                                + name.toUpperCase(Locale.ROOT).replace('.', '_'),
                        value));
        environment.put("WAYBILL_MESSAGING_TOPICS_CREATE", "false");
        return environment;
    }

    ServiceDatabase database(Service service) {
        String schema = service.schema();
        return new ServiceDatabase(schema, schema, role(schema + "_owner"), role(schema + "_app"));
    }

    private Credentials role(String name) {
        return new Credentials(name, secrets.get("database." + name));
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }
}
