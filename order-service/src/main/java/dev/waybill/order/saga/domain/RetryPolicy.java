package dev.waybill.order.saga.domain;

import java.time.Duration;

/**
 * How long orders wait for replies. Attempts are counted and not time, so that a night during which nobody could send or
 * reply uses up one attempt at most.
 *
 * @param replyTimeout how long a reply may take before its command is sent again
 * @param maxAttempts how many times a command on the way to CONFIRMED is sent before the order is given up
 * @param longestDelay the most time between two attempts of a command that is never given up; the delay doubles up to here
 */
public record RetryPolicy(Duration replyTimeout, int maxAttempts, Duration longestDelay) {

    /** What it means for the order that a command had no reply in its time. */
    public SagaMessage onTimeout(SagaCommand command, int attempts) {
        return command.mayBeGivenUp() && attempts >= maxAttempts
                ? new SagaMessage.TimedOut()
                : new SagaMessage.ReplyOverdue(command);
    }

    /** How long to wait for a reply to this attempt, counted from 1. */
    public Duration delayAfter(SagaCommand command, int attempt) {
        if (command.mayBeGivenUp()) {
            return replyTimeout;
        }
        Duration delay = replyTimeout;
        for (int earlier = 1; earlier < attempt && delay.compareTo(longestDelay) < 0; earlier++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
