package dev.waybill.messaging;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    private static final ScopedValue<Function<String, @Nullable MessageContext>> BY_KEY = ScopedValue.newInstance();

    /** What a message with this key would belong to if it were sent now; empty where nothing is known. */
    public static Optional<MessageContext> current(String key) {
        return BY_KEY.isBound() ? Optional.ofNullable(BY_KEY.get().apply(key)) : Optional.empty();
    }

    /** Runs work; a message that it sends belongs to the context of its key, if one is given. */
    public static void within(Map<String, MessageContext> byKey, Runnable work) {
        within(Map.copyOf(byKey)::get, work);
    }

    /**
     * Runs work; a message that it sends belongs to the context of its key, if there is one.
     *
     * @param byKey the context of a key; {@code null} where it knows none
     */
    public static void within(Function<String, @Nullable MessageContext> byKey, Runnable work) {
        ScopedValue.where(BY_KEY, byKey).run(work);
    }
}
