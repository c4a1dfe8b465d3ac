package dev.waybill.messaging.internal.inbox.store;

import dev.waybill.messaging.internal.Backoff;
import dev.waybill.messaging.internal.Worker;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the inbox's window: creates the days ahead, drops the days behind, forgets old sequence numbers. Safe with any number
 * of instances, and none of the three waits for another.
 */
public final class InboxUpkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxUpkeep.class);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_RANGES = Duration.ofMillis(50);
    private static final int KEYS_AT_ONCE = 2_000;

    private final InboxDays days;
    private final SequenceCleanUp sequences;
    private final Worker worker = Worker.named("waybill-inbox-upkeep");

    /** Over the application's database. */
    public InboxUpkeep(JdbcClient jdbc, TransactionTemplate transactions, Duration window) {
        int whole = Math.max(1, (int) window.toDays());
        days = new InboxDays(jdbc, whole);
        sequences = new SequenceCleanUp(jdbc, transactions, whole, KEYS_AT_ONCE);
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    private void run() {
        Backoff backoff = new Backoff(AFTER_FAILURE, BETWEEN);
        Duration pause;
        do {
            boolean created = succeeds("creation of days", days::create);
            boolean dropped = succeeds("removal of days", days::drop);
            boolean forgotten = succeeds("clean-up of sequence numbers", this::forgetSequences);
            boolean done = created && dropped && forgotten;
            pause = done ? BETWEEN : backoff.next();
            if (done || !created) {
                backoff.reset();
            }
        } while (!worker.isStoppingWithin(pause));
    }

    private int forgetSequences() {
        int ranges = 1;
        while (sequences.step() && !worker.isStoppingWithin(BETWEEN_RANGES)) {
            ranges++;
        }
        return ranges;
    }

    private static boolean succeeds(String what, IntSupplier task) {
        try {
            log.debug("{} of the inbox: {}", what, task.getAsInt());
            return true;
        } catch (DataAccessException | TransactionException e) {
            log.warn("The {} of the inbox waits: {}", what, e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
