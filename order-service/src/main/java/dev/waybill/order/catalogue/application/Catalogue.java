package dev.waybill.order.catalogue.application;

import dev.waybill.order.order.domain.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** This service's own replica of the products that can be ordered. */
public interface Catalogue {

    /** The prices of those products among these that are known. */
    Map<String, Money> pricesOf(Collection<String> skus);

    /** Takes over the products' states, unless a later one is there already. Each product stands once. */
    void update(Collection<Product> products);

    /**
     * A product as an event describes it.
     *
     * @param epoch of inventory's messages; the latest wins
     * @param sequence of the product's events within the epoch; the highest wins
     */
    record Product(String sku, Money price, long epoch, long sequence, Instant changedAt) {}
}
