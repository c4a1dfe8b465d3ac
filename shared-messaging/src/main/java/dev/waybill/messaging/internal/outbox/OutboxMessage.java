package dev.waybill.messaging.internal.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message on its way into the outbox. */
record OutboxMessage(
        UUID id,
        String type,
        String topic,
        String key,
        @Nullable Long sequence,
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent,
        String body) {}
