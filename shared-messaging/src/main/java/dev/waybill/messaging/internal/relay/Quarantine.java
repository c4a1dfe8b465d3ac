package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.relay.shipping.StoredMessage;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/**
 * The keys whose messages the broker refuses for good. Everything behind a refused message under the same key is put
 * aside with it, in a table; the other keys go on. Setting {@code released_at} puts a key back where it was, and so does
 * removing the message in front.
 *
 * <p>The active relay knows the keys from memory, so nobody else may change them: a change of an older term does nothing,
 * and the lock of the row makes a new term wait for one that is under way.
 */
final class Quarantine {

    private static final String COLUMNS = """
        id, message_id, type, topic, key, sequence, correlation_id, causation_id, traceparent, created_at, body\
        """;

    private static final String IN_TERM = "term AS (SELECT FROM outbox_term WHERE term = ? FOR SHARE)";

    private static final String PUT_ASIDE = """
        WITH %s, moved AS (DELETE FROM outbox WHERE id = ANY (?) AND EXISTS (SELECT FROM term) RETURNING %s)
        INSERT INTO outbox_quarantine (%s, reason) SELECT %s, ? FROM moved\
        """.formatted(IN_TERM, COLUMNS, COLUMNS, COLUMNS);

    private static final String PUT_BACK = """
        WITH %s, moved AS (DELETE FROM outbox_quarantine
                           WHERE topic = ? AND key = ? AND EXISTS (SELECT FROM term) RETURNING %s)
        INSERT INTO outbox (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM moved\
        """.formatted(IN_TERM, COLUMNS, COLUMNS, COLUMNS);

    private static final String BEHIND = "behind a refused message of the same key";

    /**
     * One descent of the index per key, however many messages it has. A key is free when somebody released it, or when the
     * refused message in front was discarded.
     */
    private static final String KEYS = """
        WITH RECURSIVE first AS (
            (SELECT topic, key, reason FROM outbox_quarantine ORDER BY topic, key, id LIMIT 1)
            UNION ALL
            SELECT following.topic, following.key, following.reason FROM first CROSS JOIN LATERAL (
                SELECT topic, key, reason FROM outbox_quarantine
                WHERE (topic, key) > (first.topic, first.key) ORDER BY topic, key, id LIMIT 1) AS following
        )
        SELECT topic, key, reason = '%s' OR EXISTS (
            SELECT FROM outbox_quarantine AS released
            WHERE released.topic = first.topic AND released.key = first.key AND released_at IS NOT NULL)
        FROM first\
        """.formatted(BEHIND);

    private static final String VERSION = "SELECT version FROM outbox_quarantine_version";

    private final Connection connection;
    private final long term;
    private final RelayMetrics metrics;
    private Set<TopicKey> keys = Set.of();
    private long version = Long.MIN_VALUE;

    /** Knows from the first moment what is put aside: nothing may pass a refused message. */
    Quarantine(Connection connection, long term, RelayMetrics metrics) throws SQLException {
        this.connection = connection;
        this.term = term;
        this.metrics = metrics;
        refresh();
    }

    /** Whether a failure is the message's own fault, and so will not pass. */
    static boolean isDefinitive(Exception cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof RecordBatchTooLargeException
                || cause instanceof SerializationException
                || cause instanceof InvalidRecordException
                || cause instanceof InvalidTopicException
                || cause instanceof UnsupportedForMessageFormatException;
    }

    /** Learns which keys are put aside, if somebody has changed that; returns those that are free. */
    List<TopicKey> refresh() throws SQLException {
        long current = currentVersion();
        if (current == version) {
            return List.of();
        }
        List<TopicKey> released = read();
        version = released.isEmpty() ? current : Long.MIN_VALUE;
        return released;
    }

    /** Looked at before the keys: what commits in between is read twice, and never missed. */
    private long currentVersion() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(VERSION)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<TopicKey> read() throws SQLException {
        Set<TopicKey> held = new HashSet<>();
        List<TopicKey> released = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(KEYS)) {
            while (rows.next()) {
                TopicKey key = new TopicKey(rows.getString(1), rows.getString(2));
                held.add(key);
                if (rows.getBoolean(3)) {
                    released.add(key);
                }
            }
        }
        keys = held;
        return released;
    }

    /** Puts a message aside, and from now on its key. */
    void add(StoredMessage message, String reason) throws SQLException {
        putAside(List.of(message), reason);
        Set<TopicKey> held = new HashSet<>(keys);
        held.add(TopicKey.of(message));
        keys = held;
    }

    /** Puts aside what stands behind a refused message; returns the others. */
    List<StoredMessage> holdBack(List<StoredMessage> messages) throws SQLException {
        if (keys.isEmpty()) {
            return messages;
        }
        List<StoredMessage> behind = messages.stream()
                .filter(message -> keys.contains(TopicKey.of(message)))
                .toList();
        if (behind.isEmpty()) {
            return messages;
        }
        putAside(behind, BEHIND);
        return messages.stream()
                .filter(message -> !keys.contains(TopicKey.of(message)))
                .toList();
    }

    /** Puts a released key's messages back at their places. */
    void putBack(TopicKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT_BACK)) {
            statement.setLong(1, term);
            statement.setString(2, key.topic());
            statement.setString(3, key.key());
            statement.executeUpdate();
        }
    }

    private void putAside(List<StoredMessage> messages, String reason) throws SQLException {
        Array ids = connection.createArrayOf(
                "bigint", messages.stream().map(StoredMessage::id).toArray());
        try (PreparedStatement statement = connection.prepareStatement(PUT_ASIDE)) {
            statement.setLong(1, term);
            statement.setArray(2, ids);
            statement.setString(3, reason);
            metrics.quarantined(statement.executeUpdate());
        }
    }
}
