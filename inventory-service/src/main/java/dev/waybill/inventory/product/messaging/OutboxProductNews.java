package dev.waybill.inventory.product.messaging;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.StockReceived;
import dev.waybill.inventory.product.application.ProductNews;
import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Product;
import dev.waybill.messaging.Outbox;
import org.springframework.stereotype.Component;

/** Translates what happened to a product into the published contract. */
@Component
class OutboxProductNews implements ProductNews {

    private final Outbox outbox;

    OutboxProductNews(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public boolean hasRoom() {
        return outbox.acceptsNewWork();
    }

    @Override
    public void changed(Product product) {
        Price price = product.price();
        var event = new ProductChanged(
                product.sku().value(),
                product.nextSequence(),
                product.name(),
                new MonetaryAmount(price.amount(), price.currency()));
        outbox.publish(event);
    }

    @Override
    public void stockReceived(Product product, int quantity, long received) {
        var event = new StockReceived(product.sku().value(), product.nextSequence(), quantity, received);
        outbox.publish(event);
    }
}
