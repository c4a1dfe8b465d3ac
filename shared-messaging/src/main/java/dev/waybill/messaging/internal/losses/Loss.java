package dev.waybill.messaging.internal.losses;

import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A range of records that a consumer did not receive.
 *
 * @param topicId of the life of the topic that they belong to
 * @param from the first offset that is missing
 * @param to the offset after the last that is missing; {@code null} if nobody can know
 */
public record Loss(
        String consumer,
        TopicPartition partition,
        UUID topicId,
        long from,
        @Nullable Long to,
        LossReason reason) {

    /** In one sentence. */
    public String sentence() {
        return "consumer %s never received the records of %s from offset %d%s: they %s"
                .formatted(consumer, partition, from, to == null ? "" : " to " + (to - 1), reason.sentence());
    }
}
