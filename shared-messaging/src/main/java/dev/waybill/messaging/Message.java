package dev.waybill.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A received message.
 *
 * @param id the CloudEvents id (UUIDv7): a redelivery has the same
 * @param type the CloudEvents type
 * @param source the service that sent it
 * @param key the aggregate that it is about
 * @param epoch within which the sequence counts: a later one supersedes whatever an earlier one numbered; 0 where none is given
 * @param sequence its place in the aggregate's history; {@code null} for a command
 * @param time when it was stored by its sender
 * @param correlationId the same for everything that one request caused
 * @param causationId the message that caused this one, if one did
 * @param payload the body
 */
public record Message<T>(
        UUID id,
        String type,
        String source,
        String key,
        long epoch,
        @Nullable Long sequence,
        Instant time,
        UUID correlationId,
        @Nullable UUID causationId,
        T payload) {}
