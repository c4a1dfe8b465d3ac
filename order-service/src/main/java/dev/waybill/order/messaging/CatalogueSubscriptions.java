package dev.waybill.order.messaging;

import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.order.application.Catalogue.Product;
import dev.waybill.order.application.Consumers;
import dev.waybill.order.application.KeepCatalogue;
import dev.waybill.order.domain.Money;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of products. */
@Configuration(proxyBeanMethods = false)
class CatalogueSubscriptions {

    private final KeepCatalogue keepCatalogue;

    CatalogueSubscriptions(KeepCatalogue keepCatalogue) {
        this.keepCatalogue = keepCatalogue;
    }

    @Bean
    Subscriptions orderCatalogue() {
        return Subscriptions.forConsumer(Consumers.ORDER_CATALOGUE)
                .sentBy("/inventory-service")
                .onBatch(ProductChanged.class, this::keep);
    }

    private void keep(List<Message<ProductChanged>> messages) {
        keepCatalogue.keep(
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
