package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Sku;

/** Nobody has registered such a product. */
public final class UnknownProductException extends RuntimeException {

    public UnknownProductException(Sku sku) {
        super("There is no product " + sku.value() + ".");
    }
}
