package dev.waybill.messaging.internal.jobs;

import dev.waybill.messaging.internal.jobs.Job.Action;
import dev.waybill.messaging.internal.jobs.Job.Place;
import dev.waybill.messaging.internal.jobs.Job.State;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.Refusal;
import dev.waybill.messaging.internal.operators.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The jobs in their table. Of those that are not over, no two do the same. */
public final class Jobs {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ADD = """
        WITH chosen AS (SELECT count(*) AS total FROM %1$s WHERE %2$s),
             top AS (SELECT coalesce(max(id), 0) AS id FROM %1$s)
        INSERT INTO operator_job (action, selection, who, why, total, position, last)
        SELECT :action, :selection, :who, :why, chosen.total, CASE WHEN :backwards THEN top.id + 1 ELSE 0 END, top.id
        FROM chosen, top RETURNING id\
        """;

    private static final String CANCEL = """
        UPDATE operator_job SET state = 'CANCELLED', finished_at = clock_timestamp(), note = ?
        WHERE id = ? AND state IN ('QUEUED', 'RUNNING')\
        """;

    private final JdbcClient jdbc;

    /** Over the application's database. */
    public Jobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; what is selected later is not part of it. */
    Job add(Action action, Selection selection, Decision decision) {
        boolean letters = Action.OF_LETTERS.contains(action);
        try {
            long id = jdbc.sql(
                            letters
                                    ? ADD.formatted("dead_letter", Selection.LETTERS)
                                    : ADD.formatted("outbox_quarantine", Selection.QUARANTINED))
                    .params(selection.parameters())
                    .param("action", action.name())
                    .param("selection", JSON.writeValueAsString(selection.fields()))
                    .param("who", decision.who())
                    .param("why", decision.why())
                    .param("backwards", action == Action.DISCARD_LETTERS || action == Action.DISCARD_QUARANTINED)
                    .query(Long.class)
                    .single();
            return find(id, List.of(action)).orElseThrow();
        } catch (DuplicateKeyException _) {
            throw Refusal.jobUnderWay();
        }
    }

    Optional<Job> find(long id, List<Action> actions) {
        return jdbc.sql("SELECT * FROM operator_job WHERE id = :id AND action IN (:actions)")
                .param("id", id)
                .param("actions", names(actions))
                .query((row, _) -> job(row))
                .optional();
    }

    /** The newest first. */
    List<Job> page(List<Action> actions, long before, int limit) {
        return jdbc.sql("SELECT * FROM operator_job WHERE id < :before AND action IN (:actions)"
                        + " ORDER BY id DESC LIMIT :limit")
                .param("before", before)
                .param("actions", names(actions))
                .param("limit", limit)
                .query((row, _) -> job(row))
                .list();
    }

    /** Ends one that is not over; what it has done stays done. Waits for the step that is under way. */
    Job cancel(long id, List<Action> actions, Decision decision) {
        if (find(id, actions).isEmpty()) {
            throw Refusal.unknownJob(id);
        }
        int cancelled = jdbc.sql(CANCEL)
                .params("cancelled by %s: %s".formatted(decision.who(), decision.why()), id)
                .update();
        if (cancelled == 0) {
            throw Refusal.jobIsOver(id);
        }
        return find(id, actions).orElseThrow();
    }

    private static List<String> names(List<Action> actions) {
        return actions.stream().map(Action::name).toList();
    }

    static Place place(ResultSet row) throws SQLException {
        @Nullable String consumer = row.getString("key_consumer");
        return new Place(
                job(row),
                row.getLong("position"),
                row.getLong("last"),
                row.getBoolean("following"),
                consumer == null
                        ? null
                        : new DeadLetterKey(consumer, row.getString("key_topic"), row.getString("key")));
    }

    private static Job job(ResultSet row) throws SQLException {
        Map<String, String> fields = JSON.readValue(row.getString("selection"), FIELDS);
        return new Job(
                row.getLong("id"),
                Action.valueOf(row.getString("action")),
                Selection.of(fields.isEmpty() ? Map.of("everything", "true") : fields),
                State.valueOf(row.getString("state")),
                row.getString("who"),
                row.getString("why"),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("failed"),
                row.getLong("released"),
                Objects.requireNonNull(time(row, "requested_at")),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getString("note"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
