package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.web.precondition.Preconditions;
import java.util.List;
import java.util.Optional;

/** Products as they are shown, what the current transaction has changed included. */
public interface ProductViews {

    Optional<ProductView> withSku(Sku sku);

    /** Products by SKU, behind {@code after}. */
    List<ProductView> list(String after, int limit);

    /** Refuses a change of a product that is not as the caller says; its row is locked. */
    default void require(Preconditions preconditions, Sku sku) {
        if (preconditions.arePresent()) {
            preconditions.require(withSku(sku).orElseThrow().etag());
        }
    }
}
