package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.internal.consumer.StoredRecords;
import dev.waybill.messaging.internal.inbox.Reason;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import dev.waybill.messaging.internal.operators.Selection;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dead letters in their table. Reads need no transaction; locks and changes join the current one. */
public final class DeadLetters {

    private static final String COLUMNS = """
        id, consumer, message_id, reason, detail, topic, partition, "offset", key, type, source, sequence, time,
        attempts, failed_at\
        """;

    private static final String WHOLE = "SELECT " + COLUMNS + ", headers, body FROM dead_letter WHERE id = ?";

    /** The reasons of letters that stand outside the order of their key, as SQL: those that {@link Reason#isAlone} names. */
    static final String ALONE = "('TOO_OLD', 'FOREIGN_SOURCE')";

    private static final String OF_KEY =
            " FROM dead_letter WHERE consumer = ? AND topic = ? AND key = ? AND reason NOT IN " + ALONE + " ";

    private static final String PAGE = "SELECT " + COLUMNS + " FROM dead_letter WHERE id > :after AND "
            + Selection.LETTERS + " ORDER BY id LIMIT :limit";

    /** Whoever stands first of its key, or has none. */
    private static final String NEXT_HEAD = """
        SELECT id, consumer, topic, key, reason FROM dead_letter AS letter
        WHERE id > :after AND id <= :last AND reason <> 'TOO_OLD'
          AND (:failedUntil::timestamptz IS NULL OR failed_at <= :failedUntil::timestamptz) AND %s
          AND (reason = 'FOREIGN_SOURCE' OR NOT EXISTS (
                SELECT FROM dead_letter AS earlier
                WHERE earlier.consumer = letter.consumer AND earlier.topic = letter.topic AND earlier.key = letter.key
                  AND earlier.id < letter.id AND earlier.reason NOT IN %s))
        ORDER BY id LIMIT 1\
        """.formatted(Selection.LETTERS, ALONE);

    private static final String BEFORE =
            "SELECT id, consumer, topic, key, reason FROM dead_letter WHERE id < :before_id AND " + Selection.LETTERS
                    + " ORDER BY id DESC LIMIT :limit";

    private static final String LOCK_ALL = """
        SELECT 1 FROM parked_key WHERE (consumer, topic, key) IN (SELECT * FROM unnest(?::text[], ?::text[], ?::text[]))
        ORDER BY consumer, topic, key FOR UPDATE\
        """;

    private static final String FREE_ALL = """
        DELETE FROM parked_key AS parked
        WHERE (consumer, topic, key) IN (SELECT * FROM unnest(?::text[], ?::text[], ?::text[])) AND NOT EXISTS (
            SELECT FROM dead_letter AS letter WHERE letter.consumer = parked.consumer
            AND letter.topic = parked.topic AND letter.key = parked.key
            AND reason NOT IN \
        """ + ALONE + ")";

    private static final String FREE = """
        DELETE FROM parked_key AS parked WHERE consumer = ? AND topic = ? AND key = ? AND NOT EXISTS (
            SELECT FROM dead_letter AS letter WHERE letter.consumer = parked.consumer
            AND letter.topic = parked.topic AND letter.key = parked.key
            AND reason NOT IN \
        """ + ALONE + ")";

    private static final String FAILED_AGAIN = """
        UPDATE dead_letter SET attempts = attempts + 1, failed_at = now(), detail = ?,
            reason = CASE reason WHEN 'PARKED' THEN 'HANDLER_FAILED' ELSE reason END WHERE id = ?\
        """;

    private final JdbcClient jdbc;
    private final StoredRecords records;
    private final MessageCatalog catalog;

    /** Over the application's database. */
    public DeadLetters(JdbcClient jdbc, StoredRecords records, MessageCatalog catalog) {
        this.jdbc = jdbc;
        this.records = records;
        this.catalog = catalog;
    }

    /**
     * A letter, and those that wait for each other with it.
     *
     * @param key {@code null} where nothing waits for it
     */
    record Found(long id, @Nullable DeadLetterKey key) {}

    List<DeadLetter> page(Selection selection, long after, int limit) {
        List<DeadLetter> page = new ArrayList<>();
        jdbc.sql(PAGE)
                .params(selection.parameters())
                .param("after", after)
                .param("limit", limit)
                .query(row -> {
                    page.add(read(row, false));
                });
        return page;
    }

    /**
     * The oldest letter behind an id that is selected and the first of its key.
     *
     * @param failedUntil and has not failed again since
     */
    Optional<Found> nextHead(Selection selection, long after, long last, @Nullable Instant failedUntil) {
        return jdbc.sql(NEXT_HEAD)
                .params(selection.parameters())
                .param("after", after)
                .param("last", last)
                .param("failedUntil", failedUntil == null ? null : failedUntil.atOffset(ZoneOffset.UTC))
                .query((row, _) -> found(row))
                .optional();
    }

    /** Selected letters before an id, the newest first. */
    List<Found> before(Selection selection, long id, int limit) {
        return jdbc.sql(BEFORE)
                .params(selection.parameters())
                .param("before_id", id)
                .param("limit", limit)
                .query((row, _) -> found(row))
                .list();
    }

    /** As {@link #lock(DeadLetterKey)}, in the order that keeps listeners and others from waiting for each other. */
    void lock(List<Found> letters) {
        jdbc.sql(LOCK_ALL)
                .params(
                        column(letters, DeadLetterKey::consumer),
                        column(letters, DeadLetterKey::topic),
                        column(letters, DeadLetterKey::key))
                .query(Integer.class)
                .list();
    }

    void freeIfEmpty(List<Found> letters) {
        jdbc.sql(FREE_ALL)
                .params(
                        column(letters, DeadLetterKey::consumer),
                        column(letters, DeadLetterKey::topic),
                        column(letters, DeadLetterKey::key))
                .update();
    }

    private static String[] column(List<Found> letters, Function<DeadLetterKey, String> part) {
        return letters.stream()
                .map(Found::key)
                .filter(Objects::nonNull)
                .distinct()
                .map(part)
                .toArray(String[]::new);
    }

    private static Found found(ResultSet row) throws SQLException {
        @Nullable String key = row.getString("key");
        boolean alone = key == null || Reason.valueOf(row.getString("reason")).isAlone();
        return new Found(
                row.getLong("id"),
                alone ? null : new DeadLetterKey(row.getString("consumer"), row.getString("topic"), key));
    }

    Optional<DeadLetter> find(long id) {
        return jdbc.sql(WHOLE).param(id).query((row, _) -> read(row, true)).optional();
    }

    /** Keeps the listener from adding to a key, and other replays away, until the transaction ends. */
    void lock(DeadLetterKey key) {
        jdbc.sql("SELECT 1 FROM parked_key WHERE consumer = ? AND topic = ? AND key = ? FOR UPDATE")
                .params(key.consumer(), key.topic(), key.key())
                .query(Integer.class)
                .optional();
    }

    /** The oldest letter of a key, locked. */
    Optional<Long> head(DeadLetterKey key) {
        return jdbc.sql("SELECT id" + OF_KEY + "ORDER BY id LIMIT 1 FOR UPDATE")
                .params(key.consumer(), key.topic(), key.key())
                .query(Long.class)
                .optional();
    }

    /** A record, and who could not apply it. */
    record Stored(String consumer, IncomingRecord record) {}

    /** The record of a letter, locked; empty if it is gone. */
    Optional<Stored> lockRecord(long id) {
        return jdbc.sql(WHOLE + " FOR UPDATE")
                .param(id)
                .query((row, _) -> new Stored(row.getString("consumer"), records.read(row)))
                .optional();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM dead_letter WHERE id = ?").param(id).update();
    }

    /** The key is no longer parked, if nothing of it is left. */
    boolean freeIfEmpty(DeadLetterKey key) {
        return jdbc.sql(FREE).params(key.consumer(), key.topic(), key.key()).update() > 0;
    }

    void failedAgain(long id, String detail) {
        jdbc.sql(FAILED_AGAIN).params(detail, id).update();
    }

    private DeadLetter read(ResultSet row, boolean whole) throws SQLException {
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
                whole ? shownBody(row) : null);
    }

    private @Nullable String shownBody(ResultSet row) throws SQLException {
        boolean readable = Reason.valueOf(row.getString("reason")) != Reason.UNREADABLE;
        byte @Nullable [] body = catalog.mask(row.getString("topic"), readable, row.getBytes("body"));
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }
}
