package dev.waybill.messaging.internal.relay.shipping;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. */
@SuppressWarnings("ArrayRecordComponent")
public record StoredMessage(
        long id,
        UUID messageId,
        String type,
        String topic,
        String key,
        @Nullable Long sequence,
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent,
        Instant createdAt,
        byte[] body) {}
