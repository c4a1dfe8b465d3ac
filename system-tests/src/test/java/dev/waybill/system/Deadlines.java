package dev.waybill.system;

import dev.waybill.system.platform.PlatformStatus;
import dev.waybill.system.platform.PlatformStatus.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;

/** Moves the deadlines of orders into the past, as if their commands had been sent often enough already. */
final class Deadlines {

    /** Locks the orders first, by their ids, as order-service does. */
    private static final String PASS = """
        WITH locked AS MATERIALIZED (
            SELECT id FROM orders.orders WHERE id = ANY (?::uuid[]) ORDER BY id FOR NO KEY UPDATE
        )
        UPDATE orders.saga_steps SET deadline = deadline - interval '8 hours', attempts = 10
          FROM locked WHERE order_id = locked.id AND deadline IS NOT NULL
        """;

    private Deadlines() {}

    /** Lets the patience end with which these orders await their answers. */
    static void pass(PlatformStatus status, Collection<String> orderIds) throws SQLException {
        Postgres cluster = status.postgres().stream()
                .filter(one -> one.databases().containsKey("order-service"))
                .findFirst()
                .orElseThrow();
        String database = Objects.requireNonNull(cluster.databases().get("order-service"));
        try (Connection connection = cluster.connect(database);
                PreparedStatement pass = connection.prepareStatement(PASS)) {
            pass.setArray(1, connection.createArrayOf("text", orderIds.toArray()));
            pass.executeUpdate();
        }
    }
}
