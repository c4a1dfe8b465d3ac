package dev.waybill.order.catalogue.messaging;

import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.order.catalogue.application.Catalogue.Product;
import dev.waybill.order.catalogue.application.UpdateCatalogue;
import dev.waybill.order.order.domain.Money;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consumes the product events. */
@Configuration(proxyBeanMethods = false)
class CatalogueSubscriptions {

    /** Most changes are of stock, which the catalogue does not keep; who orders a new product may wait for it. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);

    private final UpdateCatalogue updateCatalogue;

    CatalogueSubscriptions(UpdateCatalogue updateCatalogue) {
        this.updateCatalogue = updateCatalogue;
    }

    @Bean
    Subscriptions orderCatalogue() {
        return Subscriptions.forConsumer(UpdateCatalogue.CONSUMER)
                .batchEvery(BETWEEN_BATCHES)
                .onBatch(ProductChanged.class, this::update);
    }

    private void update(List<Message<ProductChanged>> messages) {
        updateCatalogue.update(
                messages.stream().map(CatalogueSubscriptions::product).toList());
    }

    private static Product product(Message<ProductChanged> message) {
        ProductChanged changed = message.payload();
        return new Product(
                changed.sku(),
                Money.of(changed.price().amount(), changed.price().currency()),
                message.epoch(),
                changed.sequence(),
                message.time());
    }
}
