package dev.waybill.order.saga.application;

import dev.waybill.order.order.domain.NumberedEvent;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.saga.domain.OrderEvent;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.SagaState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what became of orders, once it is committed. */
@Component
public class SagaMetrics {

    private final MeterRegistry registry;

    SagaMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts an event of the order once the current transaction is committed. */
    public void count(Order order, NumberedEvent event) {
        switch (event.event()) {
            case OrderEvent.Placed _ ->
                afterCommit(() -> registry.counter("waybill.order.placed").increment());
            case OrderEvent.Settled _ -> settled(order, event);
            case OrderEvent.StockReserved _, OrderEvent.Confirmed _, OrderEvent.Rejected _, OrderEvent.Cancelled _ -> {}
        }
    }

    private void settled(Order order, NumberedEvent event) {
        SagaState state = order.state();
        Duration took = Duration.between(order.placedAt(), event.at());
        Timer timer = Timer.builder("waybill.order.settled")
                .description("From the order's placing until nothing is awaited, by outcome")
                .tag("status", state.status().name())
                .tag("reason", state.endedFor().map(Reason::name).orElse("NONE"))
                .publishPercentileHistogram()
                .register(registry);
        afterCommit(() -> timer.record(took));
    }

    private static void afterCommit(Runnable count) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}
