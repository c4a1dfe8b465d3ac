package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.deadletters.Replay.Progress;
import dev.waybill.messaging.internal.operators.AuditTrail;
import dev.waybill.messaging.internal.operators.AuditTrail.Action;
import dev.waybill.messaging.internal.operators.AuditTrail.Outcome;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives dead letters up for good. */
public final class Discard {

    private final DeadLetters letters;
    private final AuditTrail trail;
    private final Replay replay;
    private final TransactionTemplate transactions;

    /** Assembles it. */
    public Discard(DeadLetters letters, AuditTrail trail, Replay replay, TransactionTemplate transactions) {
        this.letters = letters;
        this.trail = trail;
        this.replay = replay;
        this.transactions = transactions;
    }

    /**
     * What it did.
     *
     * @param released how far those came that had waited behind the letter
     */
    record Result(int discarded, Progress released) {}

    /**
     * One letter; if it was the first of its key, those behind it are put through. Nothing if that was done before.
     *
     * @throws Refusal if there is no such letter
     */
    Result letter(long id, Decision decision) {
        DeadLetter letter = letters.find(id).orElse(null);
        if (letter == null) {
            if (trail.wasDiscarded(id)) {
                return new Result(0, Progress.NONE);
            }
            throw Refusal.unknown(id);
        }
        DeadLetterKey key = letter.letterKey();
        boolean head = single(id, key, decision);
        return new Result(1, head && key != null ? replay.key(key, decision) : Progress.NONE);
    }

    /**
     * One letter.
     *
     * @return whether it was the first of its key, so that those behind it are free
     */
    boolean single(long id, @Nullable DeadLetterKey key, Decision decision) {
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
