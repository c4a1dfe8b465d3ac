package dev.waybill.checker.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came of it.
 *
 * @param key the idempotency key; a cancellation, which needs none, has a name of its own here
 * @param subject the order that is cancelled or placed, once it is known, or the product that is received
 * @param quantity how many pieces were received
 * @param status the HTTP status; 0 without an answer
 */
public record Invocation(
        Instant at,
        Instant until,
        Action action,
        String key,
        @Nullable String subject,
        long quantity,
        Outcome outcome,
        int status) {

    /** What was requested. */
    public enum Action {
        PLACE,
        CANCEL,
        RECEIVE
    }

    /** What is known of it. */
    public enum Outcome {
        /** It was done. */
        OK,
        /** It was refused, and nothing was done. */
        FAIL,
        /** Nobody knows: there was no answer, or one that says nothing. */
        UNKNOWN
    }
}
