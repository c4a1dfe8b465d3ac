package dev.waybill.reporting.log;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.spi.InboxStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Stores every message once, without what only its receiver may keep, and with the position that it moves its topic-partition to. */
@Repository
public class EventLog implements InboxStore {

    /** Who fills it. */
    public static final String CONSUMER = "reporting";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    // Sorted by id, so that two consumers that are given the same records do not deadlock.
    private static final String STORE = """
            WITH incoming AS (
                SELECT *
                FROM unnest(?::uuid[], ?::text[], ?::integer[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                            ?::timestamptz[], ?::uuid[], ?::uuid[], ?::text[], ?::bytea[], ?::text[])
                  AS t (event_id, topic, partition_no, topic_id, record_offset, type, source, message_key, sequence,
                        occurred_at, correlation_id, causation_id, headers, body, problem)
            ), moved AS (
                INSERT INTO log_position AS p (topic, partition_no, topic_id, next_offset)
                SELECT topic, partition_no, topic_id, max(record_offset) + 1 FROM incoming GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                ON CONFLICT (topic, partition_no, topic_id) DO UPDATE
                SET next_offset = greatest(p.next_offset, excluded.next_offset), moved_at = now()
            )
            INSERT INTO event_log (event_id, topic, partition_no, topic_id, record_offset, type, source, message_key, sequence,
                                   occurred_at, correlation_id, causation_id, headers, body, problem)
            SELECT event_id, topic, partition_no, topic_id, record_offset, type, source, message_key, sequence,
                   occurred_at, correlation_id, causation_id, headers::jsonb, body, problem
            FROM incoming
            ORDER BY event_id
            ON CONFLICT (event_id) DO NOTHING
            RETURNING event_id
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final MessageCatalog catalog;

    EventLog(JdbcTemplate jdbc, JsonMapper json, MessageCatalog catalog) {
        this.jdbc = jdbc;
        this.json = json;
        this.catalog = catalog;
    }

    /** As {@link InboxStore#record}; the log is {@link #CONSUMER}'s alone. */
    @Override
    public Receipt record(String consumer, List<IncomingRecord> records) {
        if (!consumer.equals(CONSUMER)) {
            throw new IllegalArgumentException("the event log is filled by " + CONSUMER + ", not by " + consumer);
        }
        Set<UUID> stored = new HashSet<>();
        if (!records.isEmpty()) {
            jdbc.query(connection -> statement(connection, records), row -> {
                stored.add(row.getObject(1, UUID.class));
            });
        }
        return Receipt.of(stored);
    }

    /** Notes why a stored message cannot be read after all. */
    public void markUnreadable(Map<UUID, String> problems) {
        problems.forEach((id, problem) -> JdbcClient.create(jdbc)
                .sql("UPDATE event_log SET problem = :problem WHERE event_id = :id")
                .param("problem", text(problem))
                .param("id", id)
                .update());
    }

    private PreparedStatement statement(Connection connection, List<IncomingRecord> records) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(STORE);
        Columns columns = new Columns(connection, statement, records);
        columns.add("uuid", IncomingRecord::id);
        columns.add("text", IncomingRecord::topic);
        columns.add("integer", IncomingRecord::partition);
        columns.add("uuid", TopicLife::of);
        columns.add("bigint", IncomingRecord::offset);
        columns.add("text", r -> text(r.type()));
        columns.add("text", r -> text(r.source()));
        columns.add("text", r -> text(r.key()));
        columns.add("bigint", IncomingRecord::sequence);
        columns.add("timestamptz", r -> within(r.time()).toString());
        columns.add("uuid", r -> uuid(r.headers().get("ce_correlationid")));
        columns.add("uuid", r -> uuid(r.headers().get("ce_causationid")));
        columns.add("text", r -> json.writeValueAsString(storable(r.headers())));
        columns.addBodies(catalog);
        columns.add("text", r -> text(r.unreadable()));
        return statement;
    }

    // PostgreSQL's text has no NUL; a sender's key may.
    private static @Nullable String text(@Nullable String value) {
        return value == null ? null : value.replace('\0', '\uFFFD');
    }

    // Before they become JSON: afterwards the escape of a NUL cannot be distinguished from text that looks like one.
    private static Map<String, @Nullable String> storable(Map<String, String> headers) {
        Map<String, @Nullable String> storable = new LinkedHashMap<>();
        headers.forEach((name, value) -> storable.put(name.replace('\0', '\uFFFD'), text(value)));
        return storable;
    }

    private static Instant within(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }

    private static @Nullable UUID uuid(@Nullable String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<IncomingRecord> records;
        private int index = 1;

        Columns(Connection connection, PreparedStatement statement, List<IncomingRecord> records) {
            this.connection = connection;
            this.statement = statement;
            this.records = records;
        }

        void add(String type, Function<IncomingRecord, @Nullable Object> value) throws SQLException {
            Object[] values = records.stream().map(value).toArray();
            statement.setArray(index++, connection.createArrayOf(type, values));
        }

        void addBodies(MessageCatalog catalog) throws SQLException {
            byte[][] bodies = records.stream()
                    .map(r -> catalog.mask(r.topic(), r.unreadable() == null, r.body()))
                    .toArray(byte[][]::new);
            statement.setArray(index++, connection.createArrayOf("bytea", bodies));
        }
    }
}
