package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.deadletters.AuditTrail.Action;
import dev.waybill.messaging.internal.deadletters.AuditTrail.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives dead letters up for good. */
public final class Discard {

    private final DeadLetters letters;
    private final AuditTrail trail;
    private final TransactionTemplate transactions;

    /** Assembles it. */
    public Discard(DeadLetters letters, AuditTrail trail, TransactionTemplate transactions) {
        this.letters = letters;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * One letter.
     *
     * @return whether it was the first of its key, so that those behind it are free
     */
    boolean single(long id, @Nullable LetterKey key, Decision decision) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            boolean head = false;
            if (key != null) {
                letters.lock(key);
                head = letters.head(key).filter(first -> first == id).isPresent();
            }
            remove(id, decision);
            if (key != null) {
                letters.freeIfEmpty(key);
            }
            return head;
        }));
    }

    private void remove(long id, Decision decision) {
        trail.add(decision, Action.DISCARD, Outcome.DONE, id);
        letters.delete(id);
    }
}
