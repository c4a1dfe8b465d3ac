package dev.waybill.messaging.internal.operators;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what to dead letters and to what is quarantined, when and why; written in the transaction that does it. */
public final class AuditTrail {

    private static final String ADD = """
        INSERT INTO dead_letter_audit (who, action, why, outcome, dead_letter_id, consumer, topic, key, message_id)
        SELECT ?, ?, ?, ?, id, consumer, topic, key, message_id FROM dead_letter WHERE id = ?\
        """;

    private static final String ADD_QUARANTINED = """
        INSERT INTO dead_letter_audit (who, action, why, outcome, topic, key, message_id)
        SELECT ?, ?, ?, ?, topic, key, message_id FROM outbox_quarantine WHERE id = ?\
        """;

    private static final String DISCARD_ALL = """
        WITH gone AS (DELETE FROM dead_letter WHERE id = ANY (?) RETURNING id, consumer, topic, key, message_id)
        INSERT INTO dead_letter_audit (who, action, why, outcome, dead_letter_id, consumer, topic, key, message_id)
        SELECT ?, 'DISCARD', ?, 'DONE', id, consumer, topic, key, message_id FROM gone ORDER BY id\
        """;

    private final JdbcClient jdbc;

    /** Over the application's database. */
    public AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was done. */
    public enum Action {
        REPLAY,
        DISCARD,
        RELEASE
    }

    /** How it went. */
    public enum Outcome {
        DONE,
        FAILED
    }

    /**
     * One line of the trail.
     *
     * @param deadLetterId {@code null} where it was about a quarantined message
     * @param consumer likewise
     */
    public record Entry(
            long id,
            Instant at,
            String who,
            Action action,
            String why,
            Outcome outcome,
            @Nullable Long deadLetterId,
            @Nullable String consumer,
            String topic,
            @Nullable String key,
            UUID messageId) {}

    /** Adds a line, while the letter is still there. */
    public void add(Decision decision, Action action, Outcome outcome, long letter) {
        jdbc.sql(ADD)
                .params(decision.who(), action.name(), decision.why(), outcome.name(), letter)
                .update();
    }

    /** Discards letters, with a line about each; returns how many were there. */
    public int discard(Decision decision, List<Long> letters) {
        return jdbc.sql(DISCARD_ALL)
                .params(letters.toArray(Long[]::new), decision.who(), decision.why())
                .update();
    }

    /** Adds a line about a quarantined message, while it is still there. */
    public void addQuarantined(Decision decision, Action action, long id) {
        jdbc.sql(ADD_QUARANTINED)
                .params(decision.who(), action.name(), decision.why(), Outcome.DONE.name(), id)
                .update();
    }

    public boolean wasReplayed(long letter) {
        return jdbc.sql("SELECT count(*) FROM dead_letter_audit"
                                + " WHERE dead_letter_id = ? AND action = 'REPLAY' AND outcome = 'DONE'")
                        .param(letter)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public boolean wasDiscarded(long letter) {
        return jdbc.sql("SELECT count(*) FROM dead_letter_audit WHERE dead_letter_id = ? AND action = 'DISCARD'")
                        .param(letter)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The trail, newest first. */
    public List<Entry> page(long before, int limit) {
        List<Entry> page = new ArrayList<>();
        jdbc.sql("SELECT * FROM dead_letter_audit WHERE id < ? ORDER BY id DESC LIMIT ?")
                .params(before, limit)
                .query(row -> {
                    page.add(new Entry(
                            row.getLong("id"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("who"),
                            Action.valueOf(row.getString("action")),
                            row.getString("why"),
                            Outcome.valueOf(row.getString("outcome")),
                            row.getObject("dead_letter_id", Long.class),
                            row.getString("consumer"),
                            row.getString("topic"),
                            row.getString("key"),
                            row.getObject("message_id", UUID.class)));
                });
        return page;
    }
}
