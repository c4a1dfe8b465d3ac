package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.LoggedFailure;
import dev.waybill.messaging.internal.WireText;
import dev.waybill.messaging.internal.deadletters.AuditTrail.Action;
import dev.waybill.messaging.internal.deadletters.AuditTrail.Outcome;
import dev.waybill.messaging.internal.inbox.Consumers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts dead letters through their handlers again, each in a transaction of its own, in order, up to the first that
 * fails. The row of the parked key is locked meanwhile: what arrives under that key either joins the letters before, or
 * waits and is handled after the last of them.
 */
public final class Replay {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);
    private static final int DETAIL_AT_MOST = 4_000;

    private final DeadLetters letters;
    private final AuditTrail trail;
    private final Consumers consumers;
    private final TransactionTemplate transactions;

    /** Assembles it. */
    public Replay(DeadLetters letters, AuditTrail trail, Consumers consumers, TransactionTemplate transactions) {
        this.letters = letters;
        this.trail = trail;
        this.consumers = consumers;
        this.transactions = transactions;
    }

    /**
     * How far it came.
     *
     * @param replayed how many took effect
     * @param failure why it stopped before the end, if it did
     */
    record Progress(int replayed, @Nullable String failure) {}

    /** Everything that waits under a key. */
    Progress key(LetterKey key, Decision decision) {
        int replayed = 0;
        while (true) {
            Step step = step(key, decision);
            if (step.failure() != null || !step.replayed()) {
                return new Progress(replayed, step.failure());
            }
            replayed++;
        }
    }

    /** A letter that nothing waits behind. */
    Progress single(long id, String consumer, Decision decision) {
        try {
            boolean replayed = Boolean.TRUE.equals(transactions.execute(_ -> apply(id, consumer, decision)));
            return new Progress(replayed ? 1 : 0, null);
        } catch (RuntimeException e) {
            return new Progress(0, failed(id, decision, e));
        }
    }

    private record Step(boolean replayed, @Nullable String failure) {}

    private Step step(LetterKey key, Decision decision) {
        Current current = new Current();
        try {
            boolean replayed = Boolean.TRUE.equals(transactions.execute(_ -> applyHead(key, decision, current)));
            return new Step(replayed, null);
        } catch (RuntimeException e) {
            return new Step(false, failed(current.id, decision, e));
        }
    }

    private boolean applyHead(LetterKey key, Decision decision, Current current) {
        letters.lock(key);
        Optional<Long> head = letters.head(key);
        if (head.isEmpty()) {
            letters.freeIfEmpty(key);
            return false;
        }
        current.id = head.get();
        apply(head.get(), key.consumer(), decision);
        letters.freeIfEmpty(key);
        return true;
    }

    private boolean apply(long id, String consumer, Decision decision) {
        Optional<IncomingRecord> record = letters.lockRecord(id);
        if (record.isEmpty()) {
            return false;
        }
        consumers.reapply(consumer, record.get());
        trail.add(decision, Action.REPLAY, Outcome.DONE, id);
        letters.delete(id);
        return true;
    }

    private String failed(long id, Decision decision, RuntimeException failure) {
        Throwable cause = failure.getCause() != null ? failure.getCause() : failure;
        log.warn("Dead letter {} failed again", id, LoggedFailure.of(failure));
        String bounded = WireText.storable(cause.toString(), DETAIL_AT_MOST);
        transactions.executeWithoutResult(_ -> {
            letters.failedAgain(id, bounded);
            trail.add(decision, Action.REPLAY, Outcome.FAILED, id);
        });
        return bounded;
    }

    private static final class Current {
        private long id;
    }
}
