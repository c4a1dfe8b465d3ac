package dev.waybill.order.saga.application;

import dev.waybill.order.order.application.OrderLists;
import dev.waybill.order.order.application.OrderLists.InProgress;
import dev.waybill.order.saga.domain.OrderStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how many sagas are in progress in each state, and for how long the oldest has been there. */
@Component
class InProgressMetrics {

    private static final InProgress NONE = new InProgress(0, Duration.ZERO);

    private final OrderLists lists;
    private volatile Map<OrderStatus, InProgress> latest = Map.of();

    InProgressMetrics(OrderLists lists, MeterRegistry registry) {
        this.lists = lists;
        for (OrderStatus status : OrderStatus.values()) {
            Gauge.builder("waybill.order.saga.age", () -> in(status).oldest().toMillis() / 1e3)
                    .description("For how long the oldest unsettled order has been in this state")
                    .baseUnit("seconds")
                    .tag("status", status.name())
                    .register(registry);
            Gauge.builder("waybill.order.saga.open", () -> in(status).count())
                    .description("Unsettled orders in this state")
                    .tag("status", status.name())
                    .register(registry);
        }
    }

    @Scheduled(fixedDelayString = "${waybill.order.metrics-interval:10s}")
    void measure() {
        latest = lists.inProgress();
    }

    private InProgress in(OrderStatus status) {
        return latest.getOrDefault(status, NONE);
    }
}
