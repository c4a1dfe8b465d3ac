package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Product;

/** Publishes what happened to products, once the current transaction commits. */
public interface ProductEvents {

    /** Publishes the product's new events. */
    void publish(Product product);
}
