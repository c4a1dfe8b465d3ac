package dev.waybill.system.nemesis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The wires between the services and what they talk to: each service has its own to PostgreSQL, all share Kafka's. */
public final class Wires implements AutoCloseable {

    private static final Map<String, String> DATABASES = Map.of(
            "order-service", "orders",
            "inventory-service", "inventory",
            "payment-service", "payments",
            "reporting-service", "reporting");

    private static final String KAFKA = "everybody to Kafka";
    private static final String PROVIDER = "payment-service to the provider";

    /** What they are called. */
    static final List<String> NAMES = Stream.concat(
                    DATABASES.keySet().stream().sorted().map(Wires::toPostgres), Stream.of(KAFKA, PROVIDER))
            .toList();

    private final Map<String, Proxy> proxies = new LinkedHashMap<>();

    /** Wires that lead nowhere yet. */
    public Wires() {
        NAMES.forEach(name -> proxies.put(name, Proxy.onFreePort()));
    }

    private static String toPostgres(String service) {
        return service + " to PostgreSQL";
    }

    /** Options of {@code ./platform up}, so that services use them. */
    public List<String> options() {
        List<String> options = new ArrayList<>();
        DATABASES.forEach((service, database) -> set(
                options,
                service,
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(wire(toPostgres(service)).port(), database)));
        int kafka = wire(KAFKA).port();
        DATABASES
                .keySet()
                .forEach(service -> set(options, service, "SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka));
        set(
                options,
                "payment-service",
                "WAYBILL_PAYMENT_PROVIDER_URL",
                "http://127.0.0.1:" + wire(PROVIDER).port());
        options.addAll(List.of("--kafka-at", Integer.toString(kafka)));
        return options;
    }

    private static void set(List<String> options, String service, String name, String value) {
        options.addAll(List.of("--env", service + ":" + name + "=" + value));
    }

    /** Leads them to the platform whose ports are counted from here. */
    public void leadTo(int portBase) {
        proxies.forEach((name, proxy) -> proxy.leadTo(portBase + offset(name)));
    }

    private static int offset(String name) {
        return switch (name) {
            case KAFKA -> 30;
            case PROVIDER -> 10;
            default -> 20;
        };
    }

    Proxy wire(String name) {
        return Objects.requireNonNull(proxies.get(name), name);
    }

    @Override
    public void close() {
        proxies.values().forEach(Proxy::close);
    }
}
