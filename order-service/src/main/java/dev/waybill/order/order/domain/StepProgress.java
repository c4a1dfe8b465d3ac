package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.SagaMessage.Reply;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one command of a saga is.
 *
 * @param attempts how many times it was sent
 * @param deadline when the reply is overdue; {@code null} when none is awaited
 * @param outcome the reply, or {@code NOT_WANTED} if the order ended first; {@code null} while it is awaited
 */
@Embeddable
public record StepProgress(
        int attempts,
        @Column(name = "first_sent_at") Instant firstSentAt,
        @Column(name = "last_sent_at") Instant lastSentAt,
        @Nullable Instant deadline,
        @Column(name = "ended_at") @Nullable Instant endedAt,
        @Nullable String outcome) {

    private static final String NOT_WANTED = "NOT_WANTED";

    static StepProgress firstSent(Instant now, Instant deadline) {
        return new StepProgress(1, now, now, deadline, null, null);
    }

    StepProgress sentAgain(Instant now, Instant deadline) {
        return new StepProgress(attempts + 1, firstSentAt, now, deadline, null, null);
    }

    StepProgress answered(Reply reply, Instant now) {
        return new StepProgress(attempts, firstSentAt, lastSentAt, null, now, reply.name());
    }

    StepProgress notWanted(Instant now) {
        return new StepProgress(attempts, firstSentAt, lastSentAt, null, now, NOT_WANTED);
    }

    /** Whether a reply is awaited. */
    public boolean awaited() {
        return deadline != null;
    }

    /** Whether a reply is awaited that did not come in its time. */
    boolean overdue(Silence silence) {
        return deadline != null && !deadline.isAfter(silence.until()) && lastSentAt.isBefore(silence.sentBefore());
    }
}
