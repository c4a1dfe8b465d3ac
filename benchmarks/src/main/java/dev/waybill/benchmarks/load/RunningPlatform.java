package dev.waybill.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform as {@code ./platform status} shows it. */
final class RunningPlatform {

    private final Plan plan;
    private final JsonNode status;

    private RunningPlatform(Plan plan, JsonNode status) {
        this.plan = plan;
        this.status = status;
    }

    /**
     * The one of this plan.
     *
     * @throws IOException if not all of it runs
     */
    static RunningPlatform of(Plan plan) throws IOException {
        String answer = run(plan, "status", "--json");
        if (!answer.startsWith("{")) {
            throw new IOException("no platform runs there: ./platform up starts it");
        }
        JsonNode status = JsonMapper.shared().readTree(answer);
        for (Map.Entry<String, JsonNode> service : status.get("services").properties()) {
            if (!service.getValue().get("status").asString().equals("UP")) {
                throw new IOException(service.getKey() + " is not up");
            }
        }
        return new RunningPlatform(plan, status);
    }

    URI orderService() {
        return plan.orderService() == null ? address("order-service") : plan.orderService();
    }

    URI inventoryService() {
        return plan.inventoryService() == null ? address("inventory-service") : plan.inventoryService();
    }

    private URI address(String service) {
        return URI.create(status.at("/services/" + service + "/url").asString());
    }

    /** Settings of a Kafka client that only looks. */
    Map<String, Object> kafka() {
        Map<String, Object> settings = new HashMap<>();
        status.at("/kafka/clients/operator")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asString()));
        settings.put("bootstrap.servers", status.at("/kafka/bootstrapServers").asString());
        return settings;
    }

    /** A bearer token of an operator, who may order for every customer. */
    String token() throws IOException {
        return run(plan, "token", "--subject", "load", "--role", "operator");
    }

    /** All processes, by name; instances of one service have the same name and stand in one list. */
    Map<String, List<Long>> processes() {
        Map<String, List<Long>> processes = new LinkedHashMap<>();
        status.get("services").properties().forEach(service -> {
            processes.put(service.getKey(), pids("/services/" + service.getKey() + "/instances"));
        });
        processes.put("kafka", pids("/kafka"));
        processes.put("postgres", pids("/postgres"));
        return processes;
    }

    private Path directory() {
        return plan.dataDirectory() == null ? plan.repository().resolve(".platform") : plan.dataDirectory();
    }

    /** With which tokens are signed. */
    Path keys() {
        return directory().resolve("keys");
    }

    /** The log files of the services, by name. */
    Map<String, Path> logs() {
        Path directory = directory();
        Map<String, Path> logs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> service : status.get("services").properties()) {
            Path log = directory.resolve("logs").resolve(service.getKey() + ".log");
            if (service.getKey().endsWith("-service") && Files.exists(log)) {
                logs.put(service.getKey(), log);
            }
        }
        return logs;
    }

    /** Of one process, or of a list of them. */
    private List<Long> pids(String pointer) {
        JsonNode found = status.at(pointer);
        List<Long> pids = new ArrayList<>();
        (found.isArray() ? found : List.of(found))
                .forEach(one -> pids.add(one.get("pid").asLong()));
        return pids;
    }

    private static String run(Plan plan, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("./platform"));
        command.addAll(List.of(arguments));
        if (plan.dataDirectory() != null) {
            command.addAll(List.of("--data-dir", plan.dataDirectory().toString()));
        }
        Process process = new ProcessBuilder(command)
                .directory(plan.repository().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
