package dev.waybill.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a PostgreSQL cluster listens. */
public record ClusterAddress(String host, int port) {

    /** The address on this machine. */
    public static ClusterAddress local(int port) {
        return new ClusterAddress("127.0.0.1", port);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    public Connection connect(String database, Credentials credentials) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", credentials.user());
        properties.setProperty("password", credentials.password());
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }
}
