package dev.waybill.messaging.testing;

import dev.waybill.messaging.MessageType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as another service sends it, to be delivered by {@link TestMessages#deliver(TestMessage)}, as often as a test likes.
 *
 * @param id the CloudEvents id (UUIDv7): a redelivery has the same
 * @param source the service that sent it
 * @param sequence its place in the aggregate's history; {@code null} for none
 * @param epoch within which the sequence counts; 0 for none
 * @param time when it was stored by its sender
 * @param correlationId the same for everything that one request caused
 */
public record TestMessage(
        Object payload, UUID id, String source, @Nullable Long sequence, long epoch, Instant time, UUID correlationId) {

    /** From another service. */
    public TestMessage from(String otherSource) {
        return new TestMessage(payload, id, otherSource, sequence, epoch, time, correlationId);
    }

    /** Stored by its sender at another time, which its id carries too: one before the inbox window is a dead letter. */
    public TestMessage sentAt(Instant then) {
        return new TestMessage(payload, Ids.at(then), source, sequence, epoch, then, correlationId);
    }

    /** At another place in the history of its aggregate. */
    public TestMessage numbered(long otherSequence) {
        return new TestMessage(payload, id, source, otherSequence, epoch, time, correlationId);
    }

    /** From a sender that was restored: its sequences count within this epoch. */
    public TestMessage inEpoch(long otherEpoch) {
        return new TestMessage(payload, id, source, sequence, otherEpoch, time, correlationId);
    }

    Map<String, String> headers(MessageType<Object> type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type.name());
        headers.put("ce_source", source);
        headers.put("ce_subject", type.key().apply(payload));
        headers.put("ce_time", time.toString());
        headers.put("ce_correlationid", correlationId.toString());
        headers.put("content-type", "application/json");
        if (sequence != null) {
            headers.put("ce_sequence", "%019d".formatted(sequence));
        }
        if (epoch != 0) {
            headers.put("ce_epoch", Long.toString(epoch));
        }
        return headers;
    }
}
