package dev.waybill.messaging.internal.quarantine;

import dev.waybill.messaging.internal.jobs.Job;
import dev.waybill.messaging.internal.jobs.Job.Action;
import dev.waybill.messaging.internal.jobs.Job.Place;
import dev.waybill.messaging.internal.jobs.JobLease;
import dev.waybill.messaging.internal.jobs.JobLease.Progress;
import dev.waybill.messaging.internal.jobs.JobWorker;
import dev.waybill.messaging.internal.quarantine.QuarantinedMessages.Batch;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of jobs on the quarantine. A discard goes from the newest to the oldest message: the relay sends what is behind
 * as soon as the first message of a key is gone.
 */
public final class QuarantineJobs implements JobWorker.Steps {

    private final QuarantinedMessages messages;
    private final JobLease lease;
    private final TransactionTemplate transactions;

    /** On these messages. */
    public QuarantineJobs(QuarantinedMessages messages, JobLease lease, TransactionTemplate transactions) {
        this.messages = messages;
        this.lease = lease;
        this.transactions = transactions;
    }

    @Override
    public boolean step(Place before) {
        long job = before.job().id();
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            Place place = lease.lock(job);
            Optional<Batch> batch = next(place);
            batch.ifPresent(taken -> lease.move(
                    job, Progress.at(place).behind(taken.position(), null).withDone(taken.messages())));
            return batch.isPresent();
        }));
    }

    private Optional<Batch> next(Place place) {
        Job job = place.job();
        return job.action() == Action.RELEASE_QUARANTINED
                ? messages.releaseBehind(place.position(), place.last(), job.selection(), job.decision())
                : messages.discardBefore(place.position(), job.selection(), job.decision());
    }
}
