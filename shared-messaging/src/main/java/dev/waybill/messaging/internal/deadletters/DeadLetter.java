package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.inbox.Reason;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as an operator sees it.
 *
 * @param headers as JSON; only where one is shown
 * @param body as text; only where one is shown
 */
record DeadLetter(
        long id,
        String consumer,
        UUID messageId,
        Reason reason,
        String detail,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        @Nullable String source,
        @Nullable Long sequence,
        Instant time,
        int attempts,
        Instant failedAt,
        @Nullable String headers,
        @Nullable String body) {

    /** The letters that wait for each other; {@code null} where none does. */
    @Nullable
    DeadLetterKey letterKey() {
        return key == null || reason.isAlone() ? null : new DeadLetterKey(consumer, topic, key);
    }
}
