package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Product;

/** Tells the world about a product, in the current transaction. */
public interface ProductNews {

    /** Whether more may be told: too much that waits for the broker is no place to add to. */
    boolean hasRoom();

    void changed(Product product);

    void stockReceived(Product product, int quantity, long received);
}
