package dev.waybill.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lay on its topic, readable or not. PostgreSQL can store each of its parts: text from the topic has
 * {@code U+FFFD} where it had NUL or bytes that are not UTF-8, and times lie in the years 1 to 9999.
 *
 * @param id the message id; for a record without a readable one, an id derived from topic, partition and offset
 * @param type the CloudEvents type, if there is one
 * @param source the sender, if the record names it
 * @param key the Kafka key as text; of one that is not UTF-8 text of at most 1,024 bytes, the beginning and a hash
 * @param sequence the CloudEvents sequence, if there is one
 * @param time when it was stored by its sender; else the record's timestamp
 * @param topicId Kafka's id of the topic, another one when it is created anew: an offset means something together with it
 *     only; {@code null} where it is not known, as for a dead letter
 * @param headers all headers as text
 * @param body the value, byte for byte; {@code null} for a tombstone
 * @param unreadable why it cannot be a message at all; {@code null} for a well-formed one
 */
@SuppressWarnings("ArrayRecordComponent")
public record IncomingRecord(
        UUID id,
        @Nullable String type,
        @Nullable String source,
        @Nullable String key,
        @Nullable Long sequence,
        Instant time,
        String topic,
        @Nullable UUID topicId,
        int partition,
        long offset,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable String unreadable) {

    /** The sender's epoch, within which the sequence counts; 0 where none is given. */
    public long epoch() {
        try {
            return Long.parseLong(headers.getOrDefault("ce_epoch", "0"));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
