package dev.waybill.messaging.laws;

import dev.waybill.messaging.internal.UuidV7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A transaction that changes an aggregate and publishes it, a step at a time. */
final class SteppedWriter implements AutoCloseable {

    private static final String SEND = """
        INSERT INTO outbox (message_id, type, topic, key, sequence, correlation_id, body)
        VALUES (?, 'noted.v1', ?, ?, ?, ?, ?)\
        """;

    private final Connection connection;
    private final String key;
    private final long number;
    private boolean sent;

    /** Takes the aggregate's row lock. */
    SteppedWriter(World world, String key) throws SQLException {
        this.connection = world.database().appDataSource().getConnection();
        this.key = key;
        connection.setAutoCommit(false);
        try (PreparedStatement change = connection.prepareStatement(Notes.NEXT)) {
            change.setString(1, key);
            try (ResultSet row = change.executeQuery()) {
                row.next();
                number = row.getLong(1);
            }
        }
    }

    String key() {
        return key;
    }

    long number() {
        return number;
    }

    boolean hasTold() {
        return sent;
    }

    void send(String topic, String text) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SEND)) {
            insert.setObject(1, UuidV7.at(Instant.now()));
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setLong(4, number);
            insert.setObject(5, UUID.randomUUID());
            insert.setString(6, "{\"key\":\"%s\",\"number\":%d,\"text\":\"%s\"}".formatted(key, number, text));
            insert.executeUpdate();
        }
        sent = true;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** It rolls back or, which is the same to others, crashes. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    void crash() throws SQLException {
        connection.abort(Runnable::run);
    }
}
