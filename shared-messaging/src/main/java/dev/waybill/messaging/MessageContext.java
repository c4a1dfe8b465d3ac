package dev.waybill.messaging;

import dev.waybill.messaging.internal.Handling;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message belongs to. Inside a handler the outbox knows it by itself; an application that answers later, in
 * another transaction, keeps it and sends {@link #within} it.
 *
 * @param correlationId the same for everything that one request caused
 * @param causationId the message that causes what is sent, if one does
 * @param traceparent the W3C trace context, if there is one
 */
public record MessageContext(
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent) {

    /** What a message with this key would belong to if it were sent now; empty where nothing is known. */
    public static Optional<MessageContext> current(String key) {
        return Optional.ofNullable(Handling.contextOf(key));
    }

    /** Runs work; a message that it sends belongs to the context of its key, if one is given. */
    public static void within(Map<String, MessageContext> byKey, Runnable work) {
        Handling.continued(byKey, work);
    }
}
