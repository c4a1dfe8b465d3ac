package dev.waybill.platform.running;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.Credentials;
import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.postgres.ServiceDatabase;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.PlatformState;
import dev.waybill.platform.topology.Infrastructure;
import dev.waybill.platform.topology.Service;
import java.sql.SQLException;
import java.util.Arrays;

/** The command {@code database}: one of one's own beside those of the services, and what Spring must know of it. */
public record Database(Workspace workspace, Console console) {

    private static final String NAME = "[a-z][a-z0-9_]{0,30}";

    /** Creates database, schema and roles, unless they are there, and prints Spring's properties. */
    public int run(String name) {
        if (!name.matches(NAME)) {
            throw new PlatformException("A database's name has small letters, digits and underscores: " + name);
        }
        if (Arrays.stream(Service.values()).anyMatch(service -> service.schema().equals(name))) {
            throw new PlatformException("The database %s belongs to a service.".formatted(name));
        }
        PlatformState state = Journal.read(workspace.state())
                .filter(PlatformState::ready)
                .orElseThrow(() -> new PlatformException("Waybill does not run: ./platform up."));
        Secrets secrets = Secrets.in(workspace.secrets());
        ServiceDatabase database =
                new ServiceDatabase(name, name, role(name + "_owner", secrets), role(name + "_app", secrets));
        ClusterAddress cluster =
                ClusterAddress.local(state.clusters().values().iterator().next());
        provision(database, cluster, secrets);
        print(database, cluster, new Ports(state.portBase()));
        Logins.in(secrets)
                .of(Logins.GUEST)
                .clientSettings()
                .forEach((property, value) -> console.line("spring.kafka.properties." + property + "=" + value));
        return 0;
    }

    private static Credentials role(String name, Secrets secrets) {
        return new Credentials(name, secrets.get("database." + name));
    }

    private static void provision(ServiceDatabase database, ClusterAddress cluster, Secrets secrets) {
        try {
            database.provision(
                    cluster, new Credentials(PostgresServer.SUPERUSER, Infrastructure.postgresPassword(secrets)));
        } catch (SQLException e) {
            throw new PlatformException(
                    "PostgreSQL does not create %s: %s".formatted(database.name(), e.getMessage()), e);
        }
    }

    private void print(ServiceDatabase database, ClusterAddress cluster, Ports ports) {
        console.line("spring.datasource.url=" + cluster.jdbcUrl(database.name()));
        console.line("spring.datasource.username=" + database.app().user());
        console.line("spring.datasource.password=" + database.app().password());
        console.line("spring.flyway.user=" + database.owner().user());
        console.line("spring.flyway.password=" + database.owner().password());
        console.line("spring.kafka.bootstrap-servers=127.0.0.1:" + ports.kafka());
    }
}
