package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.RetryPolicy;
import dev.waybill.order.saga.domain.SagaCommand;
import java.time.Instant;

/** The moment at which something happens to an order, and when its commands are due from there. */
public record Timetable(Instant now, RetryPolicy retryPolicy) {

    /** When the reply to a command that is sent now for the so-many-th time is overdue. */
    Instant deadline(SagaCommand command, int attempt) {
        return now.plus(retryPolicy.delayAfter(command, attempt));
    }
}
