package dev.waybill.inventory.product.domain;

import java.util.List;
import java.util.Optional;

/** All products. */
public interface Products {

    /** Adds a product without stock unless it is there; says whether it was added. */
    boolean addIfAbsent(Sku sku, String name, Price price);

    /** The product, its row locked until the transaction ends. */
    Optional<Product> lock(Sku sku);

    /** At most {@code limit} SKUs in order, behind {@code after}. */
    List<String> skusAfter(String after, int limit);
}
