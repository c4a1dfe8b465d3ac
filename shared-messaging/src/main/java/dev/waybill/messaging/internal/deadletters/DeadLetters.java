package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.inbox.Reason;
import dev.waybill.messaging.internal.inbox.StoredRecords;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dead letters in their table. Reads need no transaction; locks and changes join the current one. */
public final class DeadLetters {

    private static final String COLUMNS = """
        id, consumer, message_id, reason, detail, topic, partition, "offset", key, type, source, sequence, time,
        attempts, failed_at\
        """;

    private static final String WHOLE = "SELECT " + COLUMNS + ", headers, body FROM dead_letter WHERE id = ?";

    private static final String OF_KEY =
            " FROM dead_letter WHERE consumer = ? AND topic = ? AND key = ?" + " AND reason <> 'TOO_OLD' ";

    private static final String PAGE = "SELECT " + COLUMNS + """
         FROM dead_letter
        WHERE id > :after AND (:consumer::text IS NULL OR consumer = :consumer)
          AND (:topic::text IS NULL OR topic = :topic) AND (:key::text IS NULL OR key = :key)
        ORDER BY id LIMIT :limit\
        """;

    private static final String KEYS = """
        SELECT consumer, topic, key FROM dead_letter
        WHERE key IS NOT NULL AND reason <> 'TOO_OLD' AND (:consumer::text IS NULL OR consumer = :consumer)
        GROUP BY consumer, topic, key ORDER BY min(id) LIMIT :limit\
        """;

    private static final String FREE = """
        DELETE FROM parked_key AS parked WHERE consumer = ? AND topic = ? AND key = ? AND NOT EXISTS (
            SELECT FROM dead_letter AS letter WHERE letter.consumer = parked.consumer
            AND letter.topic = parked.topic AND letter.key = parked.key AND reason <> 'TOO_OLD')\
        """;

    private static final String FAILED_AGAIN = """
        UPDATE dead_letter SET attempts = attempts + 1, failed_at = now(), detail = ?,
            reason = CASE reason WHEN 'PARKED' THEN 'HANDLER_FAILED' ELSE reason END WHERE id = ?\
        """;

    private final JdbcClient jdbc;
    private final StoredRecords records;

    /** Over the application's database. */
    public DeadLetters(JdbcClient jdbc, StoredRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable String consumer,
            @Nullable String topic,
            @Nullable String key) {}

    List<DeadLetter> page(Filter filter, long after, int limit) {
        List<DeadLetter> page = new ArrayList<>();
        jdbc.sql(PAGE)
                .param("after", after)
                .param("consumer", filter.consumer())
                .param("topic", filter.topic())
                .param("key", filter.key())
                .param("limit", limit)
                .query(row -> {
                    page.add(read(row, false));
                });
        return page;
    }

    Optional<DeadLetter> find(long id) {
        return jdbc.sql(WHOLE).param(id).query((row, _) -> read(row, true)).optional();
    }

    /** The distinct keys that have letters, those that have waited longest first. */
    List<LetterKey> keys(@Nullable String consumer, int limit) {
        List<LetterKey> keys = new ArrayList<>();
        jdbc.sql(KEYS).param("consumer", consumer).param("limit", limit).query(row -> {
            keys.add(new LetterKey(row.getString(1), row.getString(2), row.getString(3)));
        });
        return keys;
    }

    /** Letters that no key holds together. */
    List<Long> withoutKey(@Nullable String consumer, int limit) {
        List<Long> ids = new ArrayList<>();
        jdbc.sql("SELECT id FROM dead_letter WHERE key IS NULL AND reason <> 'TOO_OLD'"
                        + " AND (:consumer::text IS NULL OR consumer = :consumer) ORDER BY id LIMIT :limit")
                .param("consumer", consumer)
                .param("limit", limit)
                .query(row -> {
                    ids.add(row.getLong(1));
                });
        return ids;
    }

    /** Keeps the listener from adding to a key, and other replays away, until the transaction ends. */
    void lock(LetterKey key) {
        jdbc.sql("SELECT 1 FROM parked_key WHERE consumer = ? AND topic = ? AND key = ? FOR UPDATE")
                .params(key.consumer(), key.topic(), key.key())
                .query(Integer.class)
                .optional();
    }

    /** The oldest letter of a key, locked. */
    Optional<Long> head(LetterKey key) {
        return jdbc.sql("SELECT id" + OF_KEY + "ORDER BY id LIMIT 1 FOR UPDATE")
                .params(key.consumer(), key.topic(), key.key())
                .query(Long.class)
                .optional();
    }

    /** The record of a letter, locked; empty if it is gone. */
    Optional<IncomingRecord> lockRecord(long id) {
        return jdbc.sql(WHOLE + " FOR UPDATE")
                .param(id)
                .query((row, _) -> records.read(row))
                .optional();
    }

    List<Long> all(LetterKey key) {
        List<Long> ids = new ArrayList<>();
        jdbc.sql("SELECT id" + OF_KEY + "ORDER BY id FOR UPDATE")
                .params(key.consumer(), key.topic(), key.key())
                .query(row -> {
                    ids.add(row.getLong(1));
                });
        return ids;
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM dead_letter WHERE id = ?").param(id).update();
    }

    /** The key is no longer parked, if nothing of it is left. */
    void freeIfEmpty(LetterKey key) {
        jdbc.sql(FREE).params(key.consumer(), key.topic(), key.key()).update();
    }

    void failedAgain(long id, String detail) {
        jdbc.sql(FAILED_AGAIN).params(detail, id).update();
    }

    private static DeadLetter read(ResultSet row, boolean whole) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                row.getString("consumer"),
                row.getObject("message_id", UUID.class),
                Reason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getString("key"),
                row.getString("type"),
                row.getString("source"),
                row.getObject("sequence", Long.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                whole ? row.getString("headers") : null,
                whole ? text(row.getBytes("body")) : null);
    }

    private static @Nullable String text(byte @Nullable [] body) {
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }
}
