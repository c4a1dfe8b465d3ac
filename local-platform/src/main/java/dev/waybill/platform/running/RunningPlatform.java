package dev.waybill.platform.running;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.demo.ServiceClient;
import dev.waybill.platform.groups.ConsumerGroups;
import dev.waybill.platform.groups.ConsumerGroups.Standing;
import dev.waybill.platform.machine.Finding;
import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.Credentials;
import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.process.PlatformState;
import dev.waybill.platform.topology.Cluster;
import dev.waybill.platform.topology.Infrastructure;
import dev.waybill.platform.topology.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How a platform does that runs: its processes, and what waits between them. */
record RunningPlatform(Workspace workspace, PlatformState state) {

    private static final long LITTLE_LAG = 1_000;
    private static final long SHORT_WAIT_SECONDS = 10;

    private static final String WAITING = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)
            FROM (SELECT created_at FROM outbox ORDER BY id LIMIT 100000) AS oldest
            """;

    private static final String LETTERS = "SELECT count(*) FROM (SELECT FROM dead_letter LIMIT 100000) AS letters";

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(processes());
        findings.addAll(lags());
        for (Cluster cluster : Cluster.all(state.clusters())) {
            cluster.services().forEach(service -> findings.addAll(tables(cluster, service)));
        }
        for (Service service : Service.values()) {
            findings.add(health(service));
        }
        return findings;
    }

    private Finding processes() {
        List<String> down = new ArrayList<>();
        state.instances().keySet().stream()
                .filter(name -> !Status.isUp(state, name))
                .forEach(down::add);
        state.clusters().keySet().stream()
                .filter(name -> state.process(name).isEmpty())
                .forEach(down::add);
        if (state.process(Infrastructure.KAFKA).isEmpty()) {
            down.add(Infrastructure.KAFKA);
        }
        return down.isEmpty()
                ? Finding.good("processes", "all are up")
                : Finding.wrong(
                        "processes",
                        "%s: not up; see ./platform logs %s.".formatted(String.join(", ", down), down.getFirst()));
    }

    private List<Finding> lags() {
        String servers = "127.0.0.1:" + new Ports(state.portBase()).kafka();
        try (ConsumerGroups groups = ConsumerGroups.at(
                servers, Logins.in(workspace.secrets()).of(Logins.OPERATOR).clientSettings())) {
            Map<String, List<Standing>> byGroup =
                    groups.standings().stream().collect(groupingBy(Standing::group, TreeMap::new, toList()));
            return byGroup.entrySet().stream()
                    .map(group -> lag(group.getKey(), group.getValue()))
                    .toList();
        } catch (PlatformException e) {
            return List.of(Finding.wrong("consumers", String.valueOf(e.getMessage())));
        }
    }

    private static Finding lag(String group, List<Standing> standings) {
        long lag = standings.stream().mapToLong(Standing::lag).sum();
        boolean isAbandoned = standings.stream().allMatch(standing -> standing.members() == 0);
        String subject = "consumer " + group;
        if (isAbandoned && lag > 0) {
            return Finding.wrong(
                    subject, "%d records wait, and nobody reads them: is its service stopped?".formatted(lag));
        }
        return lag > LITTLE_LAG
                ? Finding.note(
                        subject,
                        "%d records wait; see docs/runbooks/consumer-stands-still.md if it grows.".formatted(lag))
                : Finding.good(subject, "%d records wait".formatted(lag));
    }

    private List<Finding> tables(Cluster cluster, Service service) {
        String outbox = "outbox " + service.schema();
        String letters = "dead letters " + service.schema();
        Credentials superuser = new Credentials(
                PostgresServer.SUPERUSER, Infrastructure.postgresPassword(Secrets.in(workspace.secrets())));
        try (Connection connection = ClusterAddress.local(cluster.port()).connect(service.schema(), superuser)) {
            connection.setSchema(service.schema());
            return List.of(waiting(outbox, connection), deadLetters(letters, connection, service));
        } catch (SQLException e) {
            return List.of(Finding.wrong(
                    outbox,
                    "cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    private static Finding waiting(String subject, Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(WAITING)) {
            row.next();
            long seconds = row.getLong(2);
            String sentence = "%d messages wait, the oldest for %d s".formatted(row.getLong(1), seconds);
            return seconds > SHORT_WAIT_SECONDS
                    ? Finding.note(subject, sentence + "; see docs/runbooks/outbox-backlog.md if it grows.")
                    : Finding.good(subject, sentence);
        }
    }

    private static Finding deadLetters(String subject, Connection connection, Service service) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(LETTERS)) {
            row.next();
            long count = row.getLong(1);
            return count == 0
                    ? Finding.good(subject, "none")
                    : Finding.note(
                            subject,
                            "%d wait for a decision: GET /v1/dead-letters of %s, docs/runbooks/dead-letters.md."
                                    .formatted(count, service.module()));
        }
    }

    /** Topics that are not as the service declares them, losses and all else that its health knows. */
    private Finding health(Service service) {
        String subject = "health " + service.schema();
        String url = "http://127.0.0.1:%d/actuator/health"
                .formatted(new Ports(state.portBase()).service(service.portOffset()));
        try {
            JsonNode health =
                    ServiceClient.of(workspace, new Ports(state.portBase())).health(url);
            List<String> troubles = health.path("components").properties().stream()
                    .filter(component ->
                            !component.getValue().path("status").asString("UP").equals("UP"))
                    .map(component ->
                            component.getKey() + " " + component.getValue().path("details"))
                    .toList();
            if (troubles.isEmpty()) {
                return Finding.good(subject, "topics, relay, consumers and database are well");
            }
            return Finding.wrong(subject, String.join("; ", troubles));
        } catch (IOException | JacksonException e) {
            return Finding.wrong(subject, "%s does not answer: %s".formatted(service.module(), e.getMessage()));
        }
    }
}
