package dev.waybill.order.messaging;

import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.order.application.Catalogue.Product;
import dev.waybill.order.application.Consumers;
import dev.waybill.order.application.KeepCatalogue;
import dev.waybill.order.domain.Money;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of products, and shows how late. */
@Configuration(proxyBeanMethods = false)
class CatalogueSubscriptions {

    private final KeepCatalogue keepCatalogue;
    private final Clock clock;
    private volatile long lagMillis;

    CatalogueSubscriptions(KeepCatalogue keepCatalogue, Clock clock, MeterRegistry registry) {
        this.keepCatalogue = keepCatalogue;
        this.clock = clock;
        TimeGauge.builder("waybill.order.catalogue.lag", () -> lagMillis, TimeUnit.MILLISECONDS)
                .description("How old the last product event was when it reached the catalogue replica")
                .register(registry);
    }

    @Bean
    Subscriptions orderCatalogue() {
        return Subscriptions.forConsumer(Consumers.ORDER_CATALOGUE).onBatch(ProductChanged.class, this::keep);
    }

    private void keep(List<Message<ProductChanged>> messages) {
        keepCatalogue.keep(
                messages.stream().map(CatalogueSubscriptions::product).toList());
        lagMillis = Math.max(
                0, Duration.between(messages.getLast().time(), clock.instant()).toMillis());
    }

    private static Product product(Message<ProductChanged> message) {
        ProductChanged changed = message.payload();
        return new Product(
                changed.sku(),
                Money.of(changed.price().amount(), changed.price().currency()),
                changed.sequence(),
                message.time());
    }
}
