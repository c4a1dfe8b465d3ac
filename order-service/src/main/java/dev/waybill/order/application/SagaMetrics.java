package dev.waybill.order.application;

import dev.waybill.order.domain.Consequences;
import dev.waybill.order.domain.Fact;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderEvent;
import dev.waybill.order.domain.Reason;
import dev.waybill.order.domain.SagaState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what became of orders, once it is committed. */
@Component
class SagaMetrics {

    private final MeterRegistry registry;

    SagaMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Consequences consequences) {
        for (OrderEvent event : consequences.events()) {
            switch (event.fact()) {
                case Fact.Placed _ ->
                    afterCommit(() -> registry.counter("waybill.order.placed").increment());
                case Fact.Settled _ -> settled(consequences.order(), event);
                case Fact.StockReserved _, Fact.Confirmed _, Fact.Rejected _, Fact.Cancelled _ -> {}
            }
        }
    }

    private void settled(Order order, OrderEvent event) {
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
