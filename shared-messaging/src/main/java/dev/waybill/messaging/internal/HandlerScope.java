package dev.waybill.messaging.internal;

import dev.waybill.messaging.Message;
import dev.waybill.messaging.MessageContext;
import dev.waybill.messaging.internal.Tracing.ReceivedSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages that a handler works on now, so that what it sends can name its cause. */
public final class HandlerScope {

    private static final ScopedValue<HandlerScope> CURRENT = ScopedValue.newInstance();

    private final Map<UUID, Received> byId = new HashMap<>();
    private final Map<String, Received> byKey = new HashMap<>();
    private @Nullable Received one;

    private HandlerScope(Collection<Received> messages) {
        messages.forEach(received -> {
            byId.put(received.message().id(), received);
            byKey.put(received.message().key(), received);
        });
        if (messages.size() == 1) {
            one = messages.iterator().next();
        }
    }

    /** A message and its span. */
    public record Received(Message<?> message, ReceivedSpan span) {}

    /** Runs the work of a handler on these messages. */
    public static void run(Collection<Received> messages, Runnable work) {
        HandlerScope scope = new HandlerScope(messages);
        ReceivedSpan span = messages.iterator().next().span();
        ScopedValue.where(CURRENT, scope).run(() -> MessageContext.within(scope::contextOf, () -> span.within(work)));
    }

    /** Of the message that causes one with this key: the only one in work, or the one about the same aggregate. */
    private @Nullable MessageContext contextOf(String key) {
        Received cause = one != null ? one : byKey.get(key);
        if (cause == null) {
            return null;
        }
        Message<?> message = cause.message();
        return new MessageContext(
                message.correlationId(), message.id(), cause.span().traceparent());
    }

    /**
     * Hands the messages to a handler of single ones, each as the cause of what is sent meanwhile.
     *
     * @throws FailedMessage if the handler throws, naming the message, where the library called
     */
    public static <T> void each(List<Message<T>> messages, Consumer<Message<T>> handler) {
        if (CURRENT.isBound()) {
            messages.forEach(message -> CURRENT.get().only(message, () -> handler.accept(message)));
        } else {
            messages.forEach(handler);
        }
    }

    private void only(Message<?> message, Runnable work) {
        Received received = byId.get(message.id());
        if (received == null) {
            work.run();
            return;
        }
        Received before = one;
        one = received;
        try {
            received.span().within(work);
        } catch (RuntimeException | Error failure) {
            throw new FailedMessage(message.id(), failure);
        } finally {
            one = before;
        }
    }

    /** A handler's failure on a message that is known. */
    public static final class FailedMessage extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final UUID messageId;

        FailedMessage(UUID messageId, Throwable cause) {
            super(cause);
            this.messageId = messageId;
        }

        /** The message. */
        public UUID messageId() {
            return messageId;
        }
    }
}
