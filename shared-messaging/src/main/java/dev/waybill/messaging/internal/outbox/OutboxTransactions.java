package dev.waybill.messaging.internal.outbox;

import dev.waybill.messaging.internal.UuidV7;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The application's transactions, as far as they send messages. */
public final class OutboxTransactions {

    private final OutboxTable table;
    private final ChangeFlush changes;
    private final Runnable wakeUp;
    private final Clock clock;

    /**
     * On the outbox's database.
     *
     * @param changes brings a transaction's changes to the database
     * @param wakeUp is called after each commit of messages
     */
    public OutboxTransactions(OutboxTable table, ChangeFlush changes, Runnable wakeUp, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    void requireActive() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(table.dataSource())) {
            throw new IllegalStateException("a message is sent inside a transaction on the outbox's database, or not at"
                    + " all: call it from a @Transactional method or a TransactionTemplate");
        }
    }

    UUID newId() {
        return UuidV7.at(clock.instant());
    }

    /** What the current transaction has sent so far. */
    PendingMessages pending() {
        if (TransactionSynchronizationManager.getResource(table) instanceof PendingMessages pending) {
            return pending;
        }
        PendingMessages pending = new PendingMessages(table, changes, wakeUp, newId());
        TransactionSynchronizationManager.registerSynchronization(pending);
        TransactionSynchronizationManager.bindResource(table, pending);
        return pending;
    }
}
