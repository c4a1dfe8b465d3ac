package dev.waybill.reporting.log;

import dev.waybill.messaging.IncomingRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the log again, each topic-partition by offset: UUIDv7 order is not the order of a key. */
@Repository
public class LoggedEvents {

    private static final int OF_A_PARTITION_AT_ONCE = 100;

    private static final String BEYOND_CURSOR = """
            SELECT e.*
            FROM log_position p
            LEFT JOIN projection_position c
                   ON c.projection = :projection AND c.generation = :generation
                  AND c.topic = p.topic AND c.partition_no = p.partition_no AND c.topic_id = p.topic_id
            CROSS JOIN LATERAL (
                SELECT event_id, topic, partition_no, topic_id, record_offset, type, source, message_key, sequence,
                       occurred_at, headers->>'ce_epoch' AS epoch, body, problem
                FROM event_log
                WHERE topic = p.topic AND partition_no = p.partition_no AND topic_id = p.topic_id
                  AND record_offset >= coalesce(c.next_offset, 0)
                ORDER BY record_offset
                LIMIT :most
            ) e
            WHERE p.next_offset > coalesce(c.next_offset, 0)
              AND NOT EXISTS (
                SELECT FROM log_position former
                LEFT JOIN projection_position o
                       ON o.projection = :projection AND o.generation = :generation
                      AND o.topic = former.topic AND o.partition_no = former.partition_no AND o.topic_id = former.topic_id
                JOIN event_log f
                  ON f.topic = former.topic AND f.partition_no = former.partition_no AND f.topic_id = former.topic_id
                 AND f.record_offset >= coalesce(o.next_offset, 0)
                WHERE former.topic = p.topic AND former.topic_id <> p.topic_id AND former.life < p.life
                  AND former.next_offset > coalesce(o.next_offset, 0))
            ORDER BY e.topic, e.partition_no, e.record_offset
            """;

    private static final String OF_KEY = """
            SELECT event_id, topic, partition_no, topic_id, record_offset, type, source, message_key, sequence,
                   occurred_at, headers->>'ce_epoch' AS epoch, NULL::bytea AS body, problem
            FROM event_log
            WHERE left(message_key, 64) = left(:key, 64) AND message_key = :key
            ORDER BY occurred_at, event_id
            LIMIT :most
            """;

    private static final String FIRST_BODY = """
            SELECT body
            FROM event_log
            WHERE left(message_key, 64) = left(:key, 64) AND message_key = :key AND type = :type
              AND body IS NOT NULL AND problem IS NULL
            ORDER BY occurred_at, event_id
            LIMIT 1
            """;

    private final JdbcClient jdbc;

    LoggedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next messages beyond a generation's cursor, in order of offset per topic-partition, and a new life of
     * a topic after the former one; empty if it is level.
     */
    public List<IncomingRecord> beyondCursorOf(String projection, int generation) {
        return jdbc.sql(BEYOND_CURSOR)
                .param("projection", projection)
                .param("generation", generation)
                .param("most", OF_A_PARTITION_AT_ONCE)
                .query((row, _) -> incoming(row))
                .list();
    }

    /** What was said about an aggregate, in order of time; without the bodies. */
    public List<IncomingRecord> about(String key, int most) {
        return jdbc.sql(OF_KEY)
                .param("key", key)
                .param("most", most)
                .query((row, _) -> incoming(row))
                .list();
    }

    /** The body of the first readable message of a type about an aggregate. */
    public Optional<byte[]> firstBody(String key, String type) {
        return jdbc.sql(FIRST_BODY)
                .param("key", key)
                .param("type", type)
                .query((row, _) -> row.getBytes("body"))
                .optional();
    }

    private static IncomingRecord incoming(ResultSet row) throws SQLException {
        @Nullable String epoch = row.getString("epoch");
        return new IncomingRecord(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                row.getString("message_key"),
                row.getObject("sequence", Long.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("topic"),
                row.getObject("topic_id", UUID.class),
                row.getInt("partition_no"),
                row.getLong("record_offset"),
                epoch == null ? Map.of() : Map.of("ce_epoch", epoch),
                row.getBytes("body"),
                row.getString("problem"));
    }
}
