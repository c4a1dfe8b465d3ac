package dev.waybill.messaging.internal.quarantine;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.internal.operators.AuditTrail;
import dev.waybill.messaging.internal.operators.AuditTrail.Action;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.Selection;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the relay has put aside, in its table. What is released, the relay puts back at its place; where the oldest message
 * of a key is discarded, it does the same with those that waited behind.
 */
public final class QuarantinedMessages {

    private static final String COLUMNS =
            "id, message_id, type, topic, key, sequence, created_at, reason, quarantined_at, released_at";

    private static final String PAGE = "SELECT " + COLUMNS + " FROM outbox_quarantine WHERE id > :after AND "
            + Selection.QUARANTINED + " ORDER BY id LIMIT :limit";

    private static final String AUDIT = """
        INSERT INTO dead_letter_audit (who, action, why, outcome, topic, key, message_id)
        SELECT :who, '%s', :why, 'DONE', topic, key, message_id FROM %s ORDER BY id\
        """;

    /** A key goes back whole, as the relay takes it: its first message decides. */
    private static final String RELEASE = """
        WITH head AS MATERIALIZED (
            SELECT id, topic, key FROM outbox_quarantine AS message
            WHERE id > :after AND id <= :last AND %s
              AND NOT EXISTS (SELECT FROM outbox_quarantine AS earlier
                              WHERE earlier.topic = message.topic AND earlier.key = message.key AND earlier.id < message.id)
            ORDER BY id LIMIT 100),
        released AS (
            UPDATE outbox_quarantine AS message SET released_at = now() FROM head
            WHERE message.topic = head.topic AND message.key = head.key
            RETURNING message.id, message.topic, message.key, message.message_id),
        audit AS (%s RETURNING 1)
        SELECT max(id) AS position, (SELECT count(*) FROM audit) AS messages FROM head\
        """.formatted(Selection.QUARANTINED, AUDIT.formatted("RELEASE", "released"));

    private static final String DISCARD = """
        WITH chosen AS MATERIALIZED (
            SELECT id FROM outbox_quarantine WHERE id < :before_id AND %s ORDER BY id DESC LIMIT 500),
        gone AS (
            DELETE FROM outbox_quarantine WHERE id IN (SELECT id FROM chosen) RETURNING id, topic, key, message_id),
        audit AS (%s RETURNING 1)
        SELECT min(id) AS position, (SELECT count(*) FROM audit) AS messages FROM chosen\
        """.formatted(Selection.QUARANTINED, AUDIT.formatted("DISCARD", "gone"));

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final TransactionTemplate transactions;
    private final MessageCatalog catalog;

    /** Over the application's database. */
    public QuarantinedMessages(
            JdbcClient jdbc, AuditTrail trail, TransactionTemplate transactions, MessageCatalog catalog) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.transactions = transactions;
        this.catalog = catalog;
    }

    /**
     * What one step did.
     *
     * @param position the id that it came to
     */
    record Batch(long position, long messages) {}

    List<QuarantinedMessage> page(Selection selection, long after, int limit) {
        return jdbc.sql(PAGE)
                .params(selection.parameters())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> read(row, null))
                .list();
    }

    Optional<QuarantinedMessage> find(long id) {
        return jdbc.sql("SELECT * FROM outbox_quarantine WHERE id = ?")
                .param(id)
                .query((row, _) -> read(row, shownBody(row)))
                .optional();
    }

    /** Has the relay try the next keys again; empty if none is left. */
    Optional<Batch> releaseBehind(long after, long last, Selection selection, Decision decision) {
        return batch(jdbc.sql(RELEASE).param("after", after).param("last", last), selection, decision);
    }

    /** Gives up the next messages before an id, the newest first; empty if none is left. */
    Optional<Batch> discardBefore(long id, Selection selection, Decision decision) {
        return batch(jdbc.sql(DISCARD).param("before_id", id), selection, decision);
    }

    private static Optional<Batch> batch(StatementSpec statement, Selection selection, Decision decision) {
        return statement
                .params(selection.parameters())
                .param("who", decision.who())
                .param("why", decision.why())
                .query((row, _) -> new Batch(row.getLong("position"), row.getLong("messages")))
                .list()
                .stream()
                .filter(found -> found.position() > 0)
                .findFirst();
    }

    /** Gives one up; whether it was there. */
    boolean discard(long id, Decision decision) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            trail.addQuarantined(decision, Action.DISCARD, id);
            return jdbc.sql("DELETE FROM outbox_quarantine WHERE id = ?")
                            .param(id)
                            .update()
                    > 0;
        }));
    }

    private @Nullable String shownBody(ResultSet row) throws SQLException {
        byte @Nullable [] body =
                catalog.mask(row.getString("topic"), true, row.getString("body").getBytes(StandardCharsets.UTF_8));
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }

    private static QuarantinedMessage read(ResultSet row, @Nullable String body) throws SQLException {
        return new QuarantinedMessage(
                row.getLong("id"),
                row.getObject("message_id", UUID.class),
                row.getString("type"),
                row.getString("topic"),
                row.getString("key"),
                row.getObject("sequence", Long.class),
                Objects.requireNonNull(time(row, "created_at")),
                row.getString("reason"),
                Objects.requireNonNull(time(row, "quarantined_at")),
                time(row, "released_at"),
                body);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
