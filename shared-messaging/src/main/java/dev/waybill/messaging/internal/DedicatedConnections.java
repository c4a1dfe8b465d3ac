package dev.waybill.messaging.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens connections outside the pool, for those that hold one for long. */
public final class DedicatedConnections {

    private final @Nullable Target target;
    private final DataSource pool;

    private DedicatedConnections(@Nullable Target target, DataSource pool) {
        this.target = target;
        this.pool = pool;
    }

    /** Connections to this database. */
    public static DedicatedConnections to(Target target, DataSource pool) {
        return new DedicatedConnections(target, pool);
    }

    /** Connections taken out of the application's pool, where it is not known what the pool connects to. */
    public static DedicatedConnections from(DataSource pool) {
        return new DedicatedConnections(null, pool);
    }

    /**
     * Opens one. Close it by {@link Connection#abort}, so that its session settings do not return to a pool.
     *
     * @param name shown by {@code pg_stat_activity}
     * @param silence seconds without an answer after which it counts as dead
     */
    public Connection open(String name, int silence) throws SQLException {
        if (target == null) {
            return pool.getConnection();
        }
        Properties properties = new Properties();
        if (target.user() != null) {
            properties.setProperty("user", target.user());
        }
        if (target.password() != null) {
            properties.setProperty("password", target.password());
        }
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", Integer.toString(silence));
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(target.url(), properties);
        if (!target.schema().isEmpty()) {
            connection.setSchema(target.schema());
        }
        return connection;
    }

    /**
     * What to connect to.
     *
     * @param schema that the pool's connections are set to; empty where the role or the URL says it
     */
    public record Target(
            String url, @Nullable String user, @Nullable String password, String schema) {}
}
