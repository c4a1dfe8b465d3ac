package dev.waybill.system.nemesis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** {@code pg_terminate_backend} of every session of a service's database, the relay's lock among them. */
record TerminateBackends(String database) implements Fault {

    @Override
    public int inject(FaultContext context) throws SQLException {
        try (Connection connection = context.processes().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '" + database
                                + "' AND backend_type = 'client backend'")) {
            rows.next();
            if (rows.getInt(1) == 0) {
                throw new IllegalStateException("nobody is connected to " + database);
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return "all sessions of " + database;
    }
}
