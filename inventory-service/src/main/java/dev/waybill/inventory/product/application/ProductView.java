package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.web.precondition.ETags;

/**
 * A product as it is shown, with its stock: received = available + reserved + shipped, always.
 *
 * @param sequence how many events it has published
 */
public record ProductView(
        Sku sku, String name, Price price, long sequence, long received, long available, long reserved, long shipped) {

    /** Changes with everything that is shown. */
    public String etag() {
        return ETags.tag(sequence, received, available, reserved);
    }
}
