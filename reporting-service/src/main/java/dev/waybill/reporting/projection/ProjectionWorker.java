package dev.waybill.reporting.projection;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Brings replays on, swaps generations and clears up; any number of instances may do so at once. */
@Component
class ProjectionWorker {

    private static final Logger log = LoggerFactory.getLogger(ProjectionWorker.class);

    private final Replay replay;
    private final Rebuilds rebuilds;
    private final Lock atWork = new ReentrantLock();
    private boolean prepared;

    ProjectionWorker(Replay replay, Rebuilds rebuilds) {
        this.replay = replay;
        this.rebuilds = rebuilds;
    }

    // At a fixed rate each run has a thread of its own, so a long replay holds up no other schedule.
    @Scheduled(fixedRateString = "PT0.5S")
    void work() {
        if (!atWork.tryLock()) {
            return;
        }
        try {
            if (!prepared) {
                rebuilds.prepare();
                prepared = true;
            }
            while (replay.step()) {
                log.debug("replayed a piece of the log");
            }
            rebuilds.promoteWhatIsReady();
            rebuilds.removeSomeOfTheRetired();
        } catch (DataAccessException | TransactionException e) {
            log.warn("could not bring the projections on, trying again: {}", e.getMessage());
        } finally {
            atWork.unlock();
        }
    }
}
