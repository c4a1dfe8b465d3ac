package dev.waybill.messaging.internal.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that the broker refuses for good, or one that waits behind it, as an operator sees it.
 *
 * @param releasedAt since when the relay should try again
 * @param body only where one is shown
 */
record QuarantinedMessage(
        long id,
        UUID messageId,
        String type,
        String topic,
        String key,
        @Nullable Long sequence,
        Instant createdAt,
        String reason,
        Instant quarantinedAt,
        @Nullable Instant releasedAt,
        @Nullable String body) {}
