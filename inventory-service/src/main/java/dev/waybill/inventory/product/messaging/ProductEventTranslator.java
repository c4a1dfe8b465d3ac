package dev.waybill.inventory.product.messaging;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.StockReceived;
import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.ProductEvent;
import dev.waybill.inventory.product.domain.Sku;

/** Turns what happened to a product into the published contract. */
final class ProductEventTranslator {

    private ProductEventTranslator() {}

    static Object translate(Sku sku, ProductEvent event) {
        return switch (event) {
            case ProductEvent.Changed(var sequence, var name, var price) ->
                new ProductChanged(sku.value(), sequence, name, translate(price));
            case ProductEvent.StockReceived(var sequence, var quantity, var received) ->
                new StockReceived(sku.value(), sequence, quantity, received);
        };
    }

    private static MonetaryAmount translate(Price price) {
        return new MonetaryAmount(price.amount(), price.currency());
    }
}
