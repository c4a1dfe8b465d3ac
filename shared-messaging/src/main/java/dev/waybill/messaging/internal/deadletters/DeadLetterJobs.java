package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.deadletters.DeadLetters.Found;
import dev.waybill.messaging.internal.deadletters.Replay.Step;
import dev.waybill.messaging.internal.jobs.Job;
import dev.waybill.messaging.internal.jobs.Job.Action;
import dev.waybill.messaging.internal.jobs.Job.Place;
import dev.waybill.messaging.internal.jobs.JobLease;
import dev.waybill.messaging.internal.jobs.JobLease.Progress;
import dev.waybill.messaging.internal.jobs.JobWorker;
import dev.waybill.messaging.internal.operators.AuditTrail;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of jobs on dead letters. A replay takes keys, the one whose first letter is the oldest first, and puts a letter
 * through per step. A discard goes from the newest to the oldest letter, so that nothing of what is selected is ever first of
 * its key before the others are gone; then it puts through what waited behind.
 */
public final class DeadLetterJobs implements JobWorker.Steps {

    private static final int AT_ONCE = 500;

    private final DeadLetters letters;
    private final AuditTrail trail;
    private final Replay replay;
    private final JobLease lease;
    private final TransactionTemplate transactions;

    /** On these letters. */
    public DeadLetterJobs(
            DeadLetters letters, AuditTrail trail, Replay replay, JobLease lease, TransactionTemplate transactions) {
        this.letters = letters;
        this.trail = trail;
        this.replay = replay;
        this.lease = lease;
        this.transactions = transactions;
    }

    @Override
    public boolean step(Place place) {
        if (place.job().action() == Action.DISCARD_LETTERS && !place.following()) {
            discard(place.job());
            return true;
        }
        if (place.key() != null) {
            putThrough(place, place.position(), place.key());
            return true;
        }
        Optional<Found> next = next(place);
        next.ifPresent(found -> putThrough(place, found.id(), found.key()));
        return next.isPresent();
    }

    private Optional<Found> next(Place place) {
        Job job = place.job();
        return place.following()
                ? letters.nextHead(job.selection().followers(), place.position(), Long.MAX_VALUE, null)
                : letters.nextHead(job.selection(), place.position(), place.last(), job.requestedAt());
    }

    private void putThrough(Place place, long position, @Nullable DeadLetterKey key) {
        Job job = place.job();
        Step step = key == null
                ? replay.keyless(position, job.decision(), moves(place, position, null))
                : replay.step(key, job.decision(), moves(place, position, key));
        if (step.failure() != null) {
            transactions.executeWithoutResult(_ -> {
                lease.lock(job.id());
                lease.move(job.id(), Progress.at(place).behind(position, null).withFailed());
            });
        }
    }

    private Replay.Company moves(Place place, long position, @Nullable DeadLetterKey key) {
        long job = place.job().id();
        return new Replay.Company() {
            @Override
            public void before() {
                lease.lock(job);
            }

            @Override
            public void after(boolean replayed, boolean more) {
                Progress moved = Progress.at(place).behind(position, more ? key : null);
                lease.move(job, replayed ? moved.withDone(1) : moved);
            }
        };
    }

    private void discard(Job job) {
        transactions.executeWithoutResult(_ -> {
            Place place = lease.lock(job.id());
            List<Found> batch = letters.before(job.selection(), place.position(), AT_ONCE);
            Progress progress = Progress.at(place);
            if (batch.isEmpty()) {
                lease.move(job.id(), progress.thenFollowers());
                return;
            }
            letters.lock(batch);
            int discarded =
                    trail.discard(job.decision(), batch.stream().map(Found::id).toList());
            letters.freeIfEmpty(batch);
            lease.move(job.id(), progress.behind(batch.getLast().id(), null).withDone(discarded));
        });
    }
}
