package dev.waybill.system.platform;

import dev.waybill.checker.reading.PlatformAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./platform status --json} says. */
public record PlatformStatus(
        Map<String, Service> services,
        List<Postgres> postgres,
        @Nullable Kafka kafka,
        @Nullable Dashboard dashboard) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One of the five programs; {@code url} and {@code pid} are its first instance's. */
    public record Service(
            @Nullable URI url,
            @Nullable Long pid,
            String status,
            @Nullable List<Instance> instances) {

        private boolean isUp() {
            return status.equals("UP")
                    && Objects.requireNonNullElse(instances, List.<Instance>of()).stream()
                            .allMatch(instance -> instance.status.equals("UP"));
        }
    }

    /** One process of a service. */
    public record Instance(@Nullable URI url, @Nullable Long pid, String status) {}

    /** A cluster, its superuser and each service's database in it. */
    public record Postgres(
            String name,
            int port,
            String user,
            String password,
            @Nullable Long pid,
            Map<String, String> databases) {

        /** A connection to one of its databases, as the superuser. */
        public Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(jdbcUrl(database), user, password);
        }

        /** The address of one of its databases. */
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
        }
    }

    /** The broker. */
    public record Kafka(String bootstrapServers, @Nullable Long pid, Map<String, Map<String, String>> clients) {

        /** Settings of a client of this principal. */
        public Map<String, Object> client(String principal) {
            Map<String, Object> settings = new HashMap<>(clients.getOrDefault(principal, Map.of()));
            settings.put("bootstrap.servers", bootstrapServers);
            return settings;
        }
    }

    /** Who may log in to the dashboard. */
    public record Dashboard(String user, String password) {}

    static PlatformStatus parse(String json) {
        return JSON.readValue(json, PlatformStatus.class);
    }

    boolean isReady() {
        return !postgres.isEmpty()
                && postgres.stream().allMatch(cluster -> cluster.pid() != null)
                && kafka != null
                && kafka.pid() != null
                && services.size() == 5
                && services.values().stream().allMatch(Service::isUp);
    }

    /** The address of a service, such as {@code order-service}. */
    public URI url(String service) {
        return Objects.requireNonNull(service(service).url(), () -> service + " has no address");
    }

    /** The addresses of all instances of a service. */
    public List<URI> urls(String service) {
        return Objects.requireNonNull(service(service).instances()).stream()
                .map(instance -> Objects.requireNonNull(instance.url()))
                .toList();
    }

    /** The process of a service's first instance. */
    public long pid(String service) {
        return Objects.requireNonNull(service(service).pid(), () -> service + " has no process");
    }

    /** The database cluster that all services share. */
    public Postgres database() {
        if (postgres.size() != 1) {
            throw new IllegalStateException("There are %d clusters".formatted(postgres.size()));
        }
        return postgres.getFirst();
    }

    /** Where the checker finds everything, with a bearer token that may see every order. */
    public PlatformAddress address(String operatorToken) {
        Postgres cluster = database();
        return new PlatformAddress(
                cluster.port(),
                cluster.user(),
                cluster.password(),
                cluster.databases(),
                Objects.requireNonNull(kafka).bootstrapServers(),
                kafka.clients(),
                url("order-service"),
                url("payment-provider"),
                operatorToken);
    }

    /** The process of the broker. */
    public long brokerPid() {
        return Objects.requireNonNull(Objects.requireNonNull(kafka).pid(), "Kafka does not run");
    }

    /** How to log in to the dashboard. */
    public Dashboard logIn() {
        return Objects.requireNonNull(dashboard, "nobody can log in");
    }

    private Service service(String name) {
        return Objects.requireNonNull(services.get(name), () -> "no service " + name + " in " + services.keySet());
    }

    /** Every process of the platform but its supervisor. */
    Set<Long> pids() {
        Set<Long> pids = new LinkedHashSet<>();
        postgres.forEach(cluster -> add(pids, cluster.pid()));
        pids.add(brokerPid());
        for (Service service : services.values()) {
            add(pids, service.pid());
            for (Instance instance : Objects.requireNonNullElse(service.instances(), List.<Instance>of())) {
                add(pids, instance.pid());
            }
        }
        return pids;
    }

    private static void add(Set<Long> pids, @Nullable Long pid) {
        if (pid != null) {
            pids.add(pid);
        }
    }
}
