package dev.waybill.order;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A service that does not consume products. */
@TestPropertySource(
        properties = {"waybill.messaging.consumers.enabled=false", "waybill.order.catalogue.lag-interval=100ms"})
class CatalogueLagIT extends RunningOrders {

    @Autowired
    private MeterRegistry metrics;

    @Test
    void growsWhileProductsWaitThatNobodyTakesOver() {
        participants.offer("WAITING", "1.00", "EUR");

        await().atMost(PATIENCE).until(() -> lag() > 1);
        double earlier = lag();
        await().atMost(PATIENCE).until(() -> lag() > earlier + 1);
    }

    private double lag() {
        return metrics.get("waybill.order.catalogue.lag").gauge().value();
    }
}
