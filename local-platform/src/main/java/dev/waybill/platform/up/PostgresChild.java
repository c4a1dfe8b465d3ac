package dev.waybill.platform.up;

import dev.waybill.platform.postgres.PostgresServer;
import dev.waybill.platform.process.Child;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL, which knows itself how to start and stop. */
record PostgresChild(String name, PostgresServer server, Path log) implements Child {

    @Override
    public ProcessHandle launch() {
        return server.start();
    }

    @Override
    public boolean isReady() {
        try (Connection connection = server.address().connect("postgres", server.superuser())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void stop(ProcessHandle process) {
        server.stop();
    }
}
