package dev.waybill.order.domain;

import dev.waybill.order.domain.SagaMessage.Reply;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one step of a saga is.
 *
 * @param asks how many times it was asked for
 * @param deadline when the answer is overdue; {@code null} when none is awaited
 * @param outcome the answer, or {@code NOT_WANTED} if the order ended first; {@code null} while it is awaited
 */
@Embeddable
public record StepProgress(
        int asks,
        @Column(name = "first_asked_at") Instant firstAskedAt,
        @Column(name = "last_asked_at") Instant lastAskedAt,
        @Nullable Instant deadline,
        @Column(name = "ended_at") @Nullable Instant endedAt,
        @Nullable String outcome) {

    private static final String NOT_WANTED = "NOT_WANTED";

    static StepProgress firstAsked(Instant now, Instant deadline) {
        return new StepProgress(1, now, now, deadline, null, null);
    }

    StepProgress askedAgain(Instant now, Instant deadline) {
        return new StepProgress(asks + 1, firstAskedAt, now, deadline, null, null);
    }

    StepProgress answered(Reply reply, Instant now) {
        return new StepProgress(asks, firstAskedAt, lastAskedAt, null, now, reply.name());
    }

    StepProgress notWanted(Instant now) {
        return new StepProgress(asks, firstAskedAt, lastAskedAt, null, now, NOT_WANTED);
    }

    /** Whether an answer is awaited. */
    public boolean awaited() {
        return deadline != null;
    }

    /** Whether an answer is awaited that did not come in its time. */
    boolean overdue(Silence silence) {
        return deadline != null && !deadline.isAfter(silence.until()) && lastAskedAt.isBefore(silence.askedBefore());
    }
}
