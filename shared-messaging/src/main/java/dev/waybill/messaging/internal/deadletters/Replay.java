package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.LoggedFailure;
import dev.waybill.messaging.internal.WireText;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.deadletters.DeadLetters.Stored;
import dev.waybill.messaging.internal.inbox.Reason;
import dev.waybill.messaging.internal.jobs.JobLease;
import dev.waybill.messaging.internal.operators.AuditTrail;
import dev.waybill.messaging.internal.operators.AuditTrail.Action;
import dev.waybill.messaging.internal.operators.AuditTrail.Outcome;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
    record Progress(int replayed, @Nullable String failure) {

        static final Progress NONE = new Progress(0, null);

        List<String> failures() {
            return failure == null ? List.of() : List.of(failure);
        }
    }

    /** What else belongs into the transaction of a step. */
    interface Company {

        /** Nothing else. */
        Company NONE = new Company() {};

        /** Before the letter is looked at. */
        default void before() {}

        /** After it was replayed or was gone; more of its key may be left. */
        default void after(boolean replayed, boolean more) {}
    }

    /**
     * One letter, if there was one.
     *
     * @param failure why it failed again, if it did
     */
    record Step(boolean replayed, @Nullable String failure) {}

    /**
     * A letter, and those that wait behind it; nothing if that was done before.
     *
     * @throws Refusal if there is no such letter, or it is not for a replay
     */
    Progress letter(long id, Decision decision) {
        DeadLetter letter = letters.find(id).orElse(null);
        if (letter == null) {
            if (trail.wasReplayed(id)) {
                return Progress.NONE;
            }
            throw Refusal.unknown(id);
        }
        if (letter.reason() == Reason.TOO_OLD) {
            throw Refusal.tooOld(id);
        }
        DeadLetterKey key = letter.letterKey();
        if (key == null) {
            return single(id, decision);
        }
        if (letter.reason() == Reason.PARKED) {
            throw Refusal.notFirst(id, key);
        }
        return key(key, decision);
    }

    /** Everything that waits under a key. */
    Progress key(DeadLetterKey key, Decision decision) {
        int replayed = 0;
        while (true) {
            Step step = step(key, decision, Company.NONE);
            if (step.failure() != null || !step.replayed()) {
                return new Progress(replayed, step.failure());
            }
            replayed++;
        }
    }

    /** A letter that nothing waits behind. */
    private Progress single(long id, Decision decision) {
        Step step = keyless(id, decision, Company.NONE);
        return new Progress(step.replayed() ? 1 : 0, step.failure());
    }

    Step keyless(long id, Decision decision, Company company) {
        Current current = new Current();
        current.id = id;
        return step(decision, current, () -> {
            company.before();
            boolean replayed = apply(id, decision);
            company.after(replayed, false);
            return replayed;
        });
    }

    /** The first letter of a key. */
    Step step(DeadLetterKey key, Decision decision, Company company) {
        Current current = new Current();
        return step(decision, current, () -> {
            company.before();
            return applyHead(key, decision, current, company);
        });
    }

    private Step step(Decision decision, Current current, BooleanSupplier work) {
        try {
            return new Step(Boolean.TRUE.equals(transactions.execute(_ -> work.getAsBoolean())), null);
        } catch (JobLease.Lost e) {
            throw e;
        } catch (RuntimeException e) {
            if (current.id == 0) {
                throw e;
            }
            return new Step(false, failed(current.id, decision, e));
        }
    }

    private boolean applyHead(DeadLetterKey key, Decision decision, Current current, Company company) {
        letters.lock(key);
        Optional<Long> head = letters.head(key);
        if (head.isEmpty()) {
            letters.freeIfEmpty(key);
            company.after(false, false);
            return false;
        }
        current.id = head.get();
        boolean replayed = apply(head.get(), decision);
        company.after(replayed, !letters.freeIfEmpty(key));
        return replayed;
    }

    private boolean apply(long id, Decision decision) {
        Optional<Stored> stored = letters.lockRecord(id);
        if (stored.isEmpty()) {
            return false;
        }
        consumers.reapply(stored.get().consumer(), stored.get().record());
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
