package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.deadletters.AuditTrail.Action;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the relay has put aside, in its table. What is released, the relay puts back at its place; where the oldest message
 * of a key is discarded, it does the same with those that waited behind.
 */
public final class QuarantinedMessages {

    private static final String PAGE = """
        SELECT * FROM outbox_quarantine
        WHERE id > :after AND (:topic::text IS NULL OR topic = :topic) AND (:key::text IS NULL OR key = :key)
        ORDER BY id LIMIT :limit\
        """;

    private static final String SELECTED = """
        SELECT id FROM outbox_quarantine
        WHERE (:topic::text IS NULL OR topic = :topic) AND (:key::text IS NULL OR key = :key)
        ORDER BY id FOR UPDATE\
        """;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final TransactionTemplate transactions;

    /** Over the application's database. */
    public QuarantinedMessages(JdbcClient jdbc, AuditTrail trail, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Which of them: of a key, of a topic, or all. */
    record Selection(@Nullable String topic, @Nullable String key) {}

    List<QuarantinedMessage> page(Selection selection, long after, int limit) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("topic", selection.topic())
                .param("key", selection.key())
                .param("limit", limit)
                .query((row, _) -> read(row, null))
                .list();
    }

    Optional<QuarantinedMessage> find(long id) {
        return jdbc.sql("SELECT * FROM outbox_quarantine WHERE id = ?")
                .param(id)
                .query((row, _) -> read(row, row.getString("body")))
                .optional();
    }

    /** Asks the relay to try these again; returns how many. */
    int release(Selection selection, Decision decision) {
        return forEach(
                selection, Action.RELEASE, decision, "UPDATE outbox_quarantine SET released_at = now() WHERE id = ?");
    }

    /** Gives these up; returns how many. */
    int discard(Selection selection, Decision decision) {
        return forEach(selection, Action.DISCARD, decision, "DELETE FROM outbox_quarantine WHERE id = ?");
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

    private int forEach(Selection selection, Action action, Decision decision, String change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            List<Long> ids = jdbc.sql(SELECTED)
                    .param("topic", selection.topic())
                    .param("key", selection.key())
                    .query((row, _) -> row.getLong(1))
                    .list();
            for (long id : ids) {
                trail.addQuarantined(decision, action, id);
                jdbc.sql(change).param(id).update();
            }
            return ids.size();
        }));
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
