package dev.waybill.messaging.internal.outbox;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageContext;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.MessageType.Kind;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.UuidV7;
import dev.waybill.messaging.internal.WireText;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox in a table of the application's database. */
public final class JdbcOutbox implements Outbox {

    private final MessageCatalog catalog;
    private final PayloadWriter payloads;
    private final OutboxTable table;
    private final Tracing tracing;
    private final Clock clock;
    private final Signals signals;

    /** Assembles it. */
    public JdbcOutbox(
            MessageCatalog catalog,
            PayloadWriter payloads,
            OutboxTable table,
            Tracing tracing,
            Clock clock,
            Signals signals) {
        this.catalog = catalog;
        this.payloads = payloads;
        this.table = table;
        this.tracing = tracing;
        this.clock = clock;
        this.signals = signals;
    }

    /**
     * What connects the outbox to its surroundings.
     *
     * @param flushOfChanges brings the transaction's changes to the database
     * @param wakeUp wakes the relay after a commit
     * @param backlog what waits
     */
    public record Signals(Runnable flushOfChanges, Runnable wakeUp, Backlog backlog) {}

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
        return signals.backlog().hasRoom();
    }

    @Override
    public Duration oldestUnsentAge() {
        return signals.backlog().age();
    }

    private UUID store(Object payload, Kind kind) {
        requireTransaction();
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
        PendingMessages pending = PendingMessages.ofCurrentTransaction(
                table, signals.flushOfChanges(), signals.wakeUp(), UuidV7.at(clock.instant()));
        UUID id = UuidV7.at(clock.instant());
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

    private void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(table.dataSource())) {
            throw new IllegalStateException("a message is sent inside a transaction on the outbox's database, or not at"
                    + " all: call it from a @Transactional method or a TransactionTemplate");
        }
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
