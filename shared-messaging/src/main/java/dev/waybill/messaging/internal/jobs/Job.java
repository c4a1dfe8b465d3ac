package dev.waybill.messaging.internal.jobs;

import dev.waybill.messaging.internal.operators.DeadLetterKey;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.Selection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a selection, which is carried out step by step; an instance that ends leaves it to another one.
 *
 * @param total how many messages were selected when it was requested
 * @param done how many of them it was done to
 * @param failed how many failed again in a replay
 * @param released how many waited behind a discarded letter, and were put through
 * @param note what hinders it, or who cancelled it and why
 */
public record Job(
        long id,
        Action action,
        Selection selection,
        State state,
        String who,
        String why,
        long total,
        long done,
        long failed,
        long released,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String note) {

    /** What is done. */
    public enum Action {
        REPLAY_LETTERS,
        DISCARD_LETTERS,
        RELEASE_QUARANTINED,
        DISCARD_QUARANTINED;

        public static final List<Action> OF_LETTERS = List.of(REPLAY_LETTERS, DISCARD_LETTERS);
        public static final List<Action> OF_QUARANTINE = List.of(RELEASE_QUARANTINED, DISCARD_QUARANTINED);
    }

    /** How far it is. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED
    }

    public Decision decision() {
        return new Decision(who, why);
    }

    /**
     * Where a job stands.
     *
     * @param position the id that was dealt with last
     * @param last the highest id when it was requested
     * @param following whether a discard is done and what waited behind is put through
     * @param key whose letters are being put through
     */
    public record Place(
            Job job,
            long position,
            long last,
            boolean following,
            @Nullable DeadLetterKey key) {}
}
