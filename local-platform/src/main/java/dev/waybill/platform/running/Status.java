package dev.waybill.platform.running;

import dev.waybill.platform.Console;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.PlatformState;
import dev.waybill.platform.process.ReadinessProbe;
import dev.waybill.platform.topology.Cluster;
import dev.waybill.platform.topology.Dashboard;
import dev.waybill.platform.topology.Infrastructure;
import dev.waybill.platform.topology.Instance;
import dev.waybill.platform.topology.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code status}: probes every process now, whether its supervisor lives or not. */
public record Status(Workspace workspace, Console console) {

    /** The exit code when nothing runs, or not everything. */
    public static final int NOT_UP = 3;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Prints a table or JSON; 0 if everything is up. */
    public int run(boolean json) {
        Optional<PlatformState> state = Journal.read(workspace.state());
        if (state.isEmpty()) {
            console.line(json ? "{\"services\":{},\"postgres\":[],\"kafka\":null}" : "Waybill does not run.");
            return NOT_UP;
        }
        Map<String, List<Answer>> services = services(state.get());
        List<Map<String, Object>> postgres = postgres(state.get());
        Map<String, Object> kafka = kafka(state.get());
        if (json) {
            console.line(JSON.writeValueAsString(document(services, postgres, kafka)));
        } else {
            table(services, postgres, kafka);
        }
        boolean up = services.values().stream().flatMap(List::stream).allMatch(Answer::isUp)
                && postgres.stream().allMatch(cluster -> cluster.containsKey("pid"))
                && kafka.get("pid") != null;
        return up ? 0 : NOT_UP;
    }

    private static Map<String, List<Answer>> services(PlatformState state) {
        List<Answer> answers = state.instances().entrySet().parallelStream()
                .map(entry -> probe(state, entry.getKey(), entry.getValue()))
                .toList();
        Map<String, List<Answer>> services = new LinkedHashMap<>();
        for (Answer answer : answers) {
            services.computeIfAbsent(Instance.serviceOf(answer.name()), name -> new ArrayList<>())
                    .add(answer);
        }
        return services;
    }

    /** Whether this instance says that it is ready. */
    static boolean isUp(PlatformState state, String name) {
        Integer port = state.instances().get(name);
        return port != null && probe(state, name, port).isUp();
    }

    private static Answer probe(PlatformState state, String name, int port) {
        String url = "http://localhost:" + port;
        Long pid = state.process(name).map(ProcessHandle::pid).orElse(null);
        if (pid == null) {
            return new Answer(name, url, null, "DOWN");
        }
        String path = name.equals(Service.PAYMENT_PROVIDER) ? "/health" : "/actuator/health/readiness";
        boolean ready = ReadinessProbe.http(URI.create("http://127.0.0.1:" + port + path))
                .isReady();
        return new Answer(name, url, pid, ready ? "UP" : "STARTING");
    }

    private List<Map<String, Object>> postgres(PlatformState state) {
        return Cluster.all(state.clusters()).stream()
                .map(cluster -> postgres(cluster, state))
                .toList();
    }

    private Map<String, Object> postgres(Cluster cluster, PlatformState state) {
        Map<String, String> databases = new LinkedHashMap<>();
        for (Service service : cluster.services()) {
            databases.put(service.module(), service.schema());
        }
        Map<String, Object> postgres = new LinkedHashMap<>();
        postgres.put("name", cluster.name());
        postgres.put("port", cluster.port());
        postgres.put("user", PostgresServer.SUPERUSER);
        postgres.put("password", Infrastructure.postgresPassword(Secrets.in(workspace.secrets())));
        putPid(postgres, state, cluster.name());
        postgres.put("databases", databases);
        return postgres;
    }

    private Map<String, Object> kafka(PlatformState state) {
        Map<String, Object> kafka = new LinkedHashMap<>();
        kafka.put("bootstrapServers", "127.0.0.1:" + new Ports(state.portBase()).kafka());
        putPid(kafka, state, Infrastructure.KAFKA);
        Logins logins = Logins.in(workspace.secrets());
        Map<String, Map<String, String>> clients = new LinkedHashMap<>();
        Stream.concat(Stream.of(Logins.OPERATOR, Logins.GUEST), Logins.services().stream())
                .forEach(user -> clients.put(user, logins.of(user).clientSettings()));
        kafka.put("clients", clients);
        return kafka;
    }

    private static void putPid(Map<String, Object> target, PlatformState state, String name) {
        state.process(name).ifPresent(process -> target.put("pid", process.pid()));
    }

    private Map<String, @Nullable Object> document(
            Map<String, List<Answer>> services, List<Map<String, Object>> postgres, Map<String, Object> kafka) {
        Map<String, Object> all = new LinkedHashMap<>();
        services.forEach((name, instances) -> {
            Map<String, Object> service =
                    new LinkedHashMap<>(instances.getFirst().asMap());
            service.put("instances", instances.stream().map(Answer::asMap).toList());
            all.put(name, service);
        });
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("services", all);
        document.put("postgres", postgres);
        document.put("kafka", kafka.containsKey("pid") ? kafka : null);
        document.put(
                "dashboard",
                Map.of(
                        "user",
                        Dashboard.USER,
                        "password",
                        Secrets.in(workspace.secrets()).get(Dashboard.SECRET)));
        return document;
    }

    private void table(
            Map<String, List<Answer>> services, List<Map<String, Object>> postgres, Map<String, Object> kafka) {
        for (Answer answer : services.values().stream().flatMap(List::stream).toList()) {
            row(answer.name(), answer.status(), answer.url(), answer.pid());
        }
        for (Map<String, Object> cluster : postgres) {
            row(String.valueOf(cluster.get("name")), cluster.get("pid"), "localhost:" + cluster.get("port"));
        }
        row("kafka", kafka.get("pid"), String.valueOf(kafka.get("bootstrapServers")));
    }

    private void row(String name, @Nullable Object pid, String address) {
        row(name, pid == null ? "DOWN" : "UP", address, pid);
    }

    private void row(String name, String status, String address, @Nullable Object pid) {
        console.line("%-20s %-9s %-24s %s".formatted(name, status, address, pid == null ? "" : "process " + pid));
    }

    /** What one instance says. */
    private record Answer(String name, String url, @Nullable Long pid, String status) {

        boolean isUp() {
            return status.equals("UP");
        }

        Map<String, @Nullable Object> asMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("url", url);
            map.put("pid", pid);
            map.put("status", status);
            return map;
        }
    }
}
