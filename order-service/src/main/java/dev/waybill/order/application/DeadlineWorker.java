package dev.waybill.order.application;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.Outbox;
import dev.waybill.order.domain.OrderId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for deadlines that are over. Any number of instances may do so: each order is locked, and looked at again under
 * the lock. A reply that already waits on its topic comes first: nothing is fired before the consumer of replies has
 * caught up with what was there when this process started. Nor while our own commands cannot leave: nobody can answer
 * what was never heard.
 */
@Component
class DeadlineWorker {

    private static final Logger log = LoggerFactory.getLogger(DeadlineWorker.class);
    private static final int BATCH = 100;
    private static final Duration STUCK = Duration.ofSeconds(5);

    private final OrderLists lists;
    private final FireDeadline fireDeadline;
    private final ConsumerProgress progress;
    private final Outbox outbox;

    DeadlineWorker(OrderLists lists, FireDeadline fireDeadline, ConsumerProgress progress, Outbox outbox) {
        this.lists = lists;
        this.fireDeadline = fireDeadline;
        this.progress = progress;
        this.outbox = outbox;
    }

    @Scheduled(fixedDelayString = "${waybill.order.deadlines.check-interval:1s}")
    void fireWhatIsOver() {
        if (!progress.hasCaughtUp(Consumers.ORDER_SAGA) || commandsAreStuck()) {
            return;
        }
        List<OrderId> due;
        do {
            due = lists.withDeadlinePassed(BATCH);
            due.forEach(this::fire);
        } while (due.size() == BATCH && !Thread.currentThread().isInterrupted());
    }

    private boolean commandsAreStuck() {
        return outbox.oldestUnsentAge().compareTo(STUCK) > 0;
    }

    private void fire(OrderId id) {
        try {
            fireDeadline.fire(id);
        } catch (RuntimeException e) {
            log.warn("the deadline of order {} is tried again later", id, e);
        }
    }
}
