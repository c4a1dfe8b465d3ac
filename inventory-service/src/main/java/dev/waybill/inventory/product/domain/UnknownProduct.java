package dev.waybill.inventory.product.domain;

/** There is no such product. */
public final class UnknownProduct extends RuntimeException {

    public UnknownProduct(Sku sku) {
        super("There is no product " + sku.value() + ".");
    }
}
