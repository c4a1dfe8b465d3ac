package dev.waybill.messaging.internal.outbox;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the current transaction has sent so far. It is inserted just before the commit: after the aggregates' changes
 * were flushed and their rows are locked, so that ids ascend as the changes do, and in one round trip.
 */
final class PendingMessages implements TransactionSynchronization {

    private final OutboxTable table;
    private final ChangeFlush changes;
    private final Runnable wakeUp;
    private final UUID correlationId;
    private final List<OutboxMessage> messages = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> sizeAtSavepoint = new IdentityHashMap<>();
    private boolean inserted;

    PendingMessages(OutboxTable table, ChangeFlush changes, Runnable wakeUp, UUID correlationId) {
        this.table = table;
        this.changes = changes;
        this.wakeUp = wakeUp;
        this.correlationId = correlationId;
    }

    /** What everything that this transaction sends of its own accord has in common. */
    UUID correlationId() {
        return correlationId;
    }

    void add(OutboxMessage message) {
        if (inserted) {
            changes.flush();
            table.insert(List.of(message));
        } else {
            messages.add(message);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        changes.flush();
        inserted = true;
        if (!messages.isEmpty()) {
            table.insert(messages);
        }
    }

    @Override
    public void afterCommit() {
        wakeUp.run();
    }

    @Override
    public void savepoint(Object savepoint) {
        sizeAtSavepoint.put(savepoint, messages.size());
    }

    @Override
    public void savepointRollback(Object savepoint) {
        @Nullable Integer size = sizeAtSavepoint.get(savepoint);
        messages.subList(size == null ? 0 : size, messages.size()).clear();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(table);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(table, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(table);
    }
}
