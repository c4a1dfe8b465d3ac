package dev.waybill.order.application;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.order.domain.OrderId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
    private static final String OLDEST_UNSENT = "waybill.messaging.outbox.oldest.age";
    private static final double SECONDS_UNTIL_STUCK = 5;

    private final OrderLists lists;
    private final FireDeadline fireDeadline;
    private final ConsumerProgress progress;
    private final MeterRegistry registry;

    DeadlineWorker(OrderLists lists, FireDeadline fireDeadline, ConsumerProgress progress, MeterRegistry registry) {
        this.lists = lists;
        this.fireDeadline = fireDeadline;
        this.progress = progress;
        this.registry = registry;
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
        Gauge oldestUnsent = registry.find(OLDEST_UNSENT).gauge();
        return oldestUnsent != null && oldestUnsent.value() > SECONDS_UNTIL_STUCK;
    }

    private void fire(OrderId id) {
        try {
            fireDeadline.fire(id);
        } catch (RuntimeException e) {
            log.warn("the deadline of order {} is tried again later", id, e);
        }
    }
}
