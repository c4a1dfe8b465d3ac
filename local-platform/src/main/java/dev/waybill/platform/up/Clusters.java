package dev.waybill.platform.up;

import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.postgres.PostgresSettings;
import dev.waybill.platform.topology.Cluster;
import dev.waybill.platform.topology.Infrastructure;
import dev.waybill.platform.topology.Service;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The PostgreSQL servers of a platform. */
final class Clusters {

    private final Workspace workspace;
    private final Ports ports;
    private final boolean own;
    private final Map<Cluster, PostgresServer> servers = new LinkedHashMap<>();

    Clusters(Workspace workspace, Ports ports, Secrets secrets, boolean own) {
        this.workspace = workspace;
        this.ports = ports;
        this.own = own;
        for (Cluster cluster : Cluster.all(ports, own)) {
            PostgresSettings settings = PostgresSettings.kept(
                    workspace.cluster(cluster.name()),
                    workspace.log(cluster.name()),
                    cluster.port(),
                    Infrastructure.postgresPassword(secrets));
            servers.put(cluster, PostgresServer.of(settings, workspace.cache()));
        }
    }

    /** Refuses data that these clusters cannot take over, and ends servers that were left running. */
    void prepare() {
        refuseTheOtherLayout();
        servers.values().forEach(PostgresServer::refuseAnotherVersion);
        servers.values().forEach(PostgresServer::stop);
        servers.keySet().forEach(cluster -> Ports.requireFree(cluster.port(), "PostgreSQL", ports.base()));
    }

    private void refuseTheOtherLayout() {
        List<Cluster> others = Cluster.all(ports, !own);
        if (others.stream().anyMatch(other -> Files.exists(workspace.cluster(other.name())))) {
            throw new PlatformException((own
                            ? "%s holds the databases of all services in one cluster: start without --own-clusters, "
                            : "%s holds a cluster for each service: start with --own-clusters, ")
                    .concat("or choose another directory with --data-dir.")
                    .formatted(workspace.data()));
        }
    }

    void start(Supervisors supervisors) {
        servers.forEach((cluster, server) -> supervisors.start(
                Stage.DATABASE,
                new PostgresChild(cluster.name(), server, workspace.log(cluster.name())),
                "%s on port %d".formatted(own ? "PostgreSQL for " + schema(cluster) : "PostgreSQL", cluster.port())));
    }

    private static String schema(Cluster cluster) {
        return cluster.services().getFirst().schema();
    }

    /** Each database and its roles, the first time and after every change of the script. */
    void provision(Programs programs) {
        servers.forEach((cluster, server) -> cluster.services().forEach(service -> {
            try {
                programs.database(service).provision(server.address(), server.superuser());
            } catch (SQLException e) {
                throw new PlatformException(
                        "The database of %s cannot be provisioned: %s".formatted(service.module(), e.getMessage()), e);
            }
        }));
    }

    /** Where a service's database is. */
    ClusterAddress of(Service service) {
        return servers.entrySet().stream()
                .filter(entry -> entry.getKey().services().contains(service))
                .map(entry -> entry.getValue().address())
                .findFirst()
                .orElseThrow();
    }
}
