package dev.waybill.messaging.internal.losses;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A range of records that a consumer did not receive, as operators see it.
 *
 * @param fromOffset the first offset that is missing
 * @param toOffset the offset after the last that is missing; {@code null} if nobody can know
 * @param acknowledgedAt when an operator had dealt with it; {@code null} while it makes health red
 */
record LostRecord(
        long id,
        String consumer,
        String topic,
        UUID topicId,
        int partition,
        long fromOffset,
        @Nullable Long toOffset,
        LossReason reason,
        String detail,
        Instant foundAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String acknowledgedReason) {}
