package dev.waybill.messaging.internal.inbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters and parked keys of the consumers, in the current transaction. */
public final class DeadLetterTable {

    private static final String LOCK_PARKED = """
        SELECT topic, key FROM parked_key
        WHERE consumer = ? AND (topic, key) IN (SELECT * FROM unnest(?, ?)) ORDER BY topic, key FOR UPDATE\
        """;

    private static final String PARK =
            "INSERT INTO parked_key (consumer, topic, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String INSERT = """
        INSERT INTO dead_letter (consumer, message_id, reason, detail, topic, partition, "offset", key, type, source,
                                 sequence, time, headers, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (consumer, message_id) DO NOTHING\
        """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    /** Over the application's database. */
    public DeadLetterTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Which of these keys are parked; their rows are locked, against a replay that is about to free them. */
    Set<Key> lockParked(String consumer, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return new HashSet<>();
        }
        Object[] topics = keys.stream().map(Key::topic).toArray();
        Object[] names = keys.stream().map(Key::key).toArray();
        return new HashSet<>(jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(LOCK_PARKED);
                    statement.setString(1, consumer);
                    statement.setArray(2, connection.createArrayOf("text", topics));
                    statement.setArray(3, connection.createArrayOf("text", names));
                    return statement;
                },
                (row, _) -> new Key(row.getString(1), row.getString(2))));
    }

    /** A sign of life. */
    void probe() {
        jdbc.queryForObject("SELECT count(*) FROM parked_key WHERE consumer = ''", Long.class);
    }

    void park(String consumer, Collection<Key> keys) {
        for (Key key : keys) {
            jdbc.update(PARK, consumer, key.topic(), key.key());
        }
    }

    void insert(String consumer, List<NewDeadLetter> letters) {
        jdbc.batchUpdate(INSERT, letters, 500, (statement, letter) -> bind(statement, consumer, letter));
    }

    private void bind(PreparedStatement statement, String consumer, NewDeadLetter letter) throws SQLException {
        var record = letter.record();
        statement.setString(1, consumer);
        statement.setObject(2, record.id());
        statement.setString(3, letter.reason().name());
        statement.setString(4, letter.detail());
        statement.setString(5, record.topic());
        statement.setInt(6, record.partition());
        statement.setLong(7, record.offset());
        statement.setString(8, record.key());
        statement.setString(9, record.type());
        statement.setString(10, record.source());
        statement.setObject(11, record.sequence(), Types.BIGINT);
        statement.setObject(12, record.time().atOffset(ZoneOffset.UTC));
        statement.setString(13, json.writeValueAsString(record.headers()));
        statement.setBytes(14, record.body());
    }
}
