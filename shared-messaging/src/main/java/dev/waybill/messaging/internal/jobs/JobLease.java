package dev.waybill.messaging.internal.jobs;

import dev.waybill.messaging.internal.jobs.Job.Place;
import dev.waybill.messaging.internal.jobs.Job.State;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An instance's right to carry a job out. Each step locks the job's row first, so that no two instances ever take one at the
 * same time, and moves it on in the same transaction.
 */
public final class JobLease {

    private static final String CLAIM = """
        UPDATE operator_job SET owner = :owner, leased_until = clock_timestamp() + interval '10 seconds', state = 'RUNNING',
               started_at = coalesce(started_at, clock_timestamp())
        WHERE id = (SELECT id FROM operator_job
                    WHERE state IN ('QUEUED', 'RUNNING') AND leased_until < clock_timestamp()
                    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id\
        """;

    private static final String LOCK = """
        UPDATE operator_job SET leased_until = clock_timestamp() + interval '10 seconds', note = NULL
        WHERE id = ? AND owner = ? AND state = 'RUNNING' RETURNING *\
        """;

    private static final String MOVE = """
        UPDATE operator_job SET position = ?, done = done + ?, failed = failed + ?, released = released + ?,
               following = ?, key_consumer = ?, key_topic = ?, key = ? WHERE id = ?\
        """;

    private static final String FINISH =
            "UPDATE operator_job SET state = ?, finished_at = clock_timestamp() WHERE id = ?";

    private static final String NOTE = "UPDATE operator_job SET note = ? WHERE id = ? AND owner = ?";

    private static final String GIVE_BACK =
            "UPDATE operator_job SET leased_until = clock_timestamp() WHERE id = ? AND owner = ? AND state = 'RUNNING'";

    private final JdbcClient jdbc;
    private final UUID owner = UUID.randomUUID();

    public JobLease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The job is over, or somebody else's. */
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * How much one step did.
     *
     * @param position the id that was dealt with last
     * @param key whose letters are not all put through yet
     */
    public record Progress(
            long position,
            long done,
            long failed,
            long released,
            boolean following,
            @Nullable DeadLetterKey key) {

        /** Nothing yet. */
        public static Progress at(Place place) {
            return new Progress(place.position(), 0, 0, 0, place.following(), place.key());
        }

        public Progress behind(long id, @Nullable DeadLetterKey rest) {
            return new Progress(id, done, failed, released, following, rest);
        }

        public Progress withDone(long more) {
            return following
                    ? new Progress(position, done, failed, released + more, true, key)
                    : new Progress(position, done + more, failed, released, false, key);
        }

        public Progress withFailed() {
            return new Progress(position, done, failed + 1, released, following, key);
        }

        public Progress thenFollowers() {
            return new Progress(0, done, failed, released, true, null);
        }
    }

    /** A job that nobody carries out, the oldest one; it is this instance's now. */
    Optional<Long> claim() {
        return jdbc.sql(CLAIM).param("owner", owner).query(Long.class).optional();
    }

    /** Where the job stands; nobody else can move it before the transaction ends. */
    public Place lock(long job) {
        return jdbc.sql(LOCK)
                .params(job, owner)
                .query((row, _) -> Jobs.place(row))
                .optional()
                .orElseThrow(Lost::new);
    }

    /** Where the job stands. */
    Place look(long job) {
        return jdbc.sql("SELECT * FROM operator_job WHERE id = ? AND owner = ? AND state = 'RUNNING'")
                .params(job, owner)
                .query((row, _) -> Jobs.place(row))
                .optional()
                .orElseThrow(Lost::new);
    }

    public void move(long job, Progress progress) {
        DeadLetterKey key = progress.key();
        jdbc.sql(MOVE)
                .param(progress.position())
                .param(progress.done())
                .param(progress.failed())
                .param(progress.released())
                .param(progress.following())
                .param(key == null ? null : key.consumer())
                .param(key == null ? null : key.topic())
                .param(key == null ? null : key.key())
                .param(job)
                .update();
    }

    void finish(long job) {
        jdbc.sql(FINISH).params(State.DONE.name(), job).update();
    }

    void note(long job, String hindrance) {
        jdbc.sql(NOTE).params(hindrance, job, owner).update();
    }

    /** Leaves it to another instance, at once. */
    void giveBack(long job) {
        jdbc.sql(GIVE_BACK).params(job, owner).update();
    }
}
