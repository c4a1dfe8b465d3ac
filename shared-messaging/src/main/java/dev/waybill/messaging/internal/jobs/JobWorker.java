package dev.waybill.messaging.internal.jobs;

import dev.waybill.messaging.internal.WireText;
import dev.waybill.messaging.internal.Worker;
import dev.waybill.messaging.internal.jobs.Job.Action;
import dev.waybill.messaging.internal.jobs.Job.Place;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries jobs out, one after the other. Any number of instances can do it; a job is with one of them at a time. */
public final class JobWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final int NOTE_AT_MOST = 1_000;

    private final JobLease lease;
    private final Steps letters;
    private final Steps quarantine;
    private final TransactionTemplate transactions;
    private final Worker worker = Worker.named("waybill-operator-jobs");

    /** Carries out these, in transactions of the application's database. */
    public JobWorker(JobLease lease, Steps letters, Steps quarantine, TransactionTemplate transactions) {
        this.lease = lease;
        this.letters = letters;
        this.quarantine = quarantine;
        this.transactions = transactions;
    }

    /** The steps of jobs of one kind. */
    @FunctionalInterface
    public interface Steps {

        /** Takes the next step; whether there may be another one. */
        boolean step(Place place);
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    private void run() {
        while (!worker.isStoppingWithin(BETWEEN_LOOKS)) {
            try {
                lease.claim().ifPresent(this::carryOut);
            } catch (RuntimeException e) {
                log.warn("The jobs of operators wait: {}", e.getMessage());
            }
        }
    }

    private void carryOut(long job) {
        try {
            while (!worker.isStopping()) {
                if (!step(job)) {
                    return;
                }
            }
            lease.giveBack(job);
        } catch (JobLease.Lost _) {
            log.info("Job {} was cancelled, or another instance has taken it over", job);
        } catch (RuntimeException e) {
            log.warn("Job {} is tried again when its lease is over", job, e);
            lease.note(job, WireText.storable(e.toString(), NOTE_AT_MOST));
        }
    }

    private boolean step(long job) {
        Place place = lease.look(job);
        Steps steps = Action.OF_LETTERS.contains(place.job().action()) ? letters : quarantine;
        boolean more = steps.step(place);
        if (!more) {
            transactions.executeWithoutResult(_ -> {
                lease.lock(job);
                lease.finish(job);
            });
        }
        return more;
    }

    @Override
    public void stop() {
        worker.stop(STOPS_WITHIN);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
