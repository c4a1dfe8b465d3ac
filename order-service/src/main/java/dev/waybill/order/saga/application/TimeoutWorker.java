package dev.waybill.order.saga.application;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.order.order.application.OrderLists;
import dev.waybill.order.order.application.OrderLists.Due;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Silence;
import dev.waybill.order.saga.domain.RetryPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Times out overdue commands. Any number of instances may do so: each order is locked, and looked at again under
 * the lock. A command is overdue when the receiver had its time since the command left the outbox, and every reply of that
 * time has been handled: not before the consumer of replies, wherever it runs, is past it, and not while the broker is away.
 */
@Component
class TimeoutWorker {

    private static final Logger log = LoggerFactory.getLogger(TimeoutWorker.class);
    private static final int BATCH = 100;

    private final OrderLists lists;
    private final HandleTimeouts handleTimeouts;
    private final ConsumerProgress progress;
    private final RetryPolicy retryPolicy;
    private final FailingOrders failing;

    TimeoutWorker(
            OrderLists lists,
            HandleTimeouts handleTimeouts,
            ConsumerProgress progress,
            RetryPolicy retryPolicy,
            FailingOrders failing) {
        this.lists = lists;
        this.handleTimeouts = handleTimeouts;
        this.progress = progress;
        this.retryPolicy = retryPolicy;
        this.failing = failing;
    }

    /** One pass over what is due; whatever is left over, because it failed or is locked, waits for the next pass. */
    @Scheduled(fixedDelayString = "${waybill.order.deadlines.check-interval:1s}")
    void handleWhatIsDue() {
        @Nullable Due last = null;
        boolean more = lists.isAnyReplyAwaited();
        while (more && !Thread.currentThread().isInterrupted()) {
            Optional<Silence> silence = observe();
            if (silence.isEmpty()) {
                return;
            }
            List<Due> due = lists.dueForTimeout(silence.get(), last, BATCH);
            handle(due, silence.get());
            more = due.size() == BATCH;
            last = more ? due.getLast() : null;
        }
    }

    private Optional<Silence> observe() {
        return progress.observe(HandleReplies.CONSUMER, retryPolicy.replyTimeout())
                .map(observed -> new Silence(observed.until(), observed.sentBefore()));
    }

    private void handle(List<Due> due, Silence silence) {
        List<OrderId> ids = due.stream()
                .map(Due::order)
                .distinct()
                .filter(failing::mayBeTried)
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        try {
            handleTimeouts.handle(ids, silence);
            ids.forEach(failing::succeeded);
        } catch (RuntimeException e) {
            log.debug("one of {} orders fails: they are taken one by one", ids.size(), e);
            handleOneByOne(ids, silence);
        }
    }

    private void handleOneByOne(Collection<OrderId> ids, Silence silence) {
        for (OrderId id : ids) {
            try {
                handleTimeouts.handle(List.of(id), silence);
                failing.succeeded(id);
            } catch (RuntimeException e) {
                failing.failed(id);
                log.warn("the timeout of order {} is handled again later", id, e);
            }
        }
    }
}
