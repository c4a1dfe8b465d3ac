package dev.waybill.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

/** The database of one service: a schema, an owner that migrates it and an app role that uses it. */
public record ServiceDatabase(String name, String schema, Credentials owner, Credentials app) {

    private static final String SCRIPT = "provision-service.sql";

    /** Creates or brings up to date what the service needs, as {@code superuser} of the cluster. */
    public void provision(ClusterAddress cluster, Credentials superuser) throws SQLException {
        new PsqlScript(script()).run(database -> cluster.connect(database, superuser), variables());
    }

    private Map<String, String> variables() {
        return Map.of(
                "database", name,
                "schema", schema,
                "owner", owner.user(),
                "owner_password", owner.password(),
                "app", app.user(),
                "app_password", app.password());
    }

    private static String script() {
        try (InputStream in = ServiceDatabase.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
