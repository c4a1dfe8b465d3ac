package dev.waybill.order.lost.application;

import dev.waybill.order.lost.application.LostOrderLists.Counts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how many orders are known to the other services only. */
@Component
class LostOrderMetrics {

    private final LostOrderLists lists;
    private volatile Counts latest = new Counts(0, 0);

    LostOrderMetrics(LostOrderLists lists, MeterRegistry registry) {
        this.lists = lists;
        Gauge.builder("waybill.order.lost", () -> latest.all())
                .description("Orders that other services have replied to and that are not here")
                .register(registry);
        Gauge.builder("waybill.order.lost.open", () -> latest.open())
                .description("Lost orders with a compensation that was not replied to yet")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${waybill.order.metrics-interval:10s}")
    void measure() {
        latest = lists.counts();
    }
}
