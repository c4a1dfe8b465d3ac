package dev.waybill.system;

import dev.waybill.system.platform.PlatformStatus.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row that a test puts into a service's table, and takes away again. */
record Planted(Postgres cluster, String database, String table, long id) implements AutoCloseable {

    /** Inserts it; {@code text} is the only parameter of the values. */
    static Planted row(Postgres cluster, String database, String table, String values, String text)
            throws SQLException {
        try (Connection connection = cluster.connect(database);
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO " + table + " " + values + " RETURNING id")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Planted(cluster, database, table, row.getLong(1));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = cluster.connect(database);
                PreparedStatement statement = connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?")) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }
}
