package dev.waybill.messaging.internal.outbox;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageContext;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.MessageType.Kind;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.WireText;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox in a table of the application's database. */
public final class JdbcOutbox implements Outbox {

    private final MessageCatalog catalog;
    private final PayloadWriter payloads;
    private final OutboxTransactions transactions;
    private final Backlog backlog;
    private final Tracing tracing;

    /** Assembles it. */
    public JdbcOutbox(
            MessageCatalog catalog,
            PayloadWriter payloads,
            OutboxTransactions transactions,
            Backlog backlog,
            Tracing tracing) {
        this.catalog = catalog;
        this.payloads = payloads;
        this.transactions = transactions;
        this.backlog = backlog;
        this.tracing = tracing;
    }

    @Override
    public UUID publish(Object event) {
        return store(event, Kind.EVENT);
    }

    @Override
    public UUID send(Object command) {
        return store(command, Kind.COMMAND);
    }

    @Override
    public boolean acceptsNewWork() {
        return backlog.hasRoom();
    }

    @Override
    public Duration oldestUnsentAge() {
        return backlog.age();
    }

    private UUID store(Object payload, Kind kind) {
        transactions.requireActive();
        MessageType<Object> type = typeOf(payload, kind);
        String key = type.key().apply(payload);
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException(type.name() + " has no key");
        }
        if (!WireText.isKey(key)) {
            throw new IllegalArgumentException("the key of %s is not text of at most %d bytes without NUL: %s"
                    .formatted(type.name(), WireText.KEY_BYTES_AT_MOST, WireText.printable(key)));
        }
        String body = payloads.write(type, payload);
        PendingMessages pending = transactions.pending();
        UUID id = transactions.newId();
        pending.add(message(id, type, key, body, payload, pending));
        return id;
    }

    private OutboxMessage message(
            UUID id, MessageType<Object> type, String key, String body, Object payload, PendingMessages pending) {
        Long sequence = type.sequence() == null ? null : type.sequence().applyAsLong(payload);
        if (sequence != null && sequence < 0) {
            throw new IllegalArgumentException("the sequence of %s is negative: %d".formatted(type.name(), sequence));
        }
        @Nullable MessageContext context = MessageContext.current(key).orElse(null);
        @Nullable String trace = context == null ? null : context.traceparent();
        return new OutboxMessage(
                id,
                type.name(),
                type.topic(),
                key,
                sequence,
                context == null ? pending.correlationId() : context.correlationId(),
                context == null ? null : context.causationId(),
                trace == null ? tracing.current() : trace,
                body);
    }

    @SuppressWarnings("unchecked")
    private MessageType<Object> typeOf(Object payload, Kind kind) {
        MessageType<?> type = catalog.of(payload.getClass());
        if (type.kind() != kind) {
            throw new IllegalArgumentException(type.name() + " is not "
                    + (kind == Kind.EVENT ? "an event: send() it" : "a command: publish() it"));
        }
        return (MessageType<Object>) type;
    }
}
