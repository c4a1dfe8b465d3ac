package dev.waybill.inventory.product.messaging;

import dev.waybill.inventory.product.application.ProductEvents;
import dev.waybill.inventory.product.domain.Product;
import dev.waybill.messaging.Outbox;
import org.springframework.stereotype.Component;

/** Publishes through the outbox, in the contracts' words. */
@Component
class OutboxProductEvents implements ProductEvents {

    private final Outbox outbox;

    OutboxProductEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(Product product) {
        product.takeEvents().forEach(event -> outbox.publish(ProductEventTranslator.translate(product.sku(), event)));
    }
}
