package dev.waybill.order.order.application;

import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.OrderSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers callers once their order is decided, or their time is over. Who waits holds no thread, transaction or connection:
 * one query a tick looks at all who are due, and there is no tick while nobody waits. What is committed here is looked at at
 * once; what another instance commits is found by the ticks, which get rarer the longer a caller waits already.
 *
 * <p>It stops before the web server does, which waits for those that are answered then.
 */
@Component
public class AwaitDecisions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AwaitDecisions.class);

    private static final long TICK = Duration.ofMillis(10).toNanos();
    private static final long AFTER_FAILURE = Duration.ofSeconds(1).toNanos();
    private static final int RARER = 16;

    private final OrderLists lists;
    private final FindOrders findOrders;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    AwaitDecisions(OrderLists lists, FindOrders findOrders, MeterRegistry metrics) {
        this.lists = lists;
        this.findOrders = findOrders;
        metrics.gauge("waybill.order.waiting", waiting, Set::size);
    }

    /**
     * Answers the caller when its order is decided or its time is over.
     *
     * @return false if the service stops: then it is never answered here
     */
    public boolean await(Waiting caller) {
        waiting.add(caller);
        LockSupport.unpark(thread);
        return running || !forget(caller);
    }

    /** Forgets a caller that went away; whether it was still waiting. */
    public boolean forget(Waiting caller) {
        boolean waited = waiting.remove(caller);
        if (waited) {
            caller.leave();
        }
        return waited;
    }

    /** Looks at these orders as soon as the transaction is committed. */
    public void lookAfterCommit(Collection<OrderId> changed) {
        if (!waiting.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    lookAt(Set.copyOf(changed));
                }
            });
        }
    }

    private void lookAt(Set<OrderId> changed) {
        long now = System.nanoTime();
        waiting.stream().filter(caller -> changed.contains(caller.order())).forEach(caller -> caller.lookAt(now));
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            if (waiting.isEmpty()) {
                LockSupport.park(this);
            } else {
                tick(System.nanoTime());
                LockSupport.parkNanos(this, TICK);
            }
        }
    }

    private void tick(long now) {
        List<Waiting> due = waiting.stream().filter(caller -> caller.isDue(now)).toList();
        if (due.isEmpty()) {
            return;
        }
        due.forEach(caller -> caller.lookAt(now + Math.max(TICK, caller.waitedFor(now) / RARER)));
        try {
            Set<OrderId> decided = lists.decided(ordersOf(due));
            answer(due.stream()
                    .filter(caller -> caller.isOver(now) || decided.contains(caller.order()))
                    .toList());
        } catch (RuntimeException e) {
            log.warn("cannot see whether the orders of {} waiting callers are decided", due.size(), e);
            due.forEach(caller -> caller.lookAt(now + AFTER_FAILURE));
            giveUp(due.stream().filter(caller -> caller.isOver(now)).toList());
        }
    }

    private void answer(Collection<Waiting> callers) {
        if (!callers.isEmpty()) {
            Map<OrderId, List<Waiting>> byOrder = callers.stream().collect(Collectors.groupingBy(Waiting::order));
            for (OrderSnapshot order : findOrders.all(byOrder.keySet())) {
                byOrder.getOrDefault(order.id(), List.of()).stream()
                        .filter(this::forget)
                        .forEach(caller -> caller.answer(order));
            }
        }
    }

    private void giveUp(Collection<Waiting> callers) {
        callers.stream().filter(this::forget).forEach(Waiting::giveUp);
    }

    private static Set<OrderId> ordersOf(Collection<Waiting> callers) {
        return callers.stream().map(Waiting::order).collect(Collectors.toSet());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("await-decisions").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            answer(List.copyOf(waiting));
        } catch (RuntimeException e) {
            log.warn("the last waiting callers are answered by what was known when they came", e);
        }
        giveUp(List.copyOf(waiting));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
