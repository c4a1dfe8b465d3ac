package dev.waybill.inventory.product.domain;

import java.util.Collection;
import java.util.Map;

/** The stock of all products. */
public interface Stocks {

    /** The stock of these SKUs, as far as they exist; rows locked in the order of their SKUs, so that nobody deadlocks. */
    Map<String, Stock> lock(Collection<String> skus);

    /** Stores what was changed, in one statement. */
    void save(Collection<Stock> stocks);

    /**
     * Adds what arrived.
     *
     * @return how much was received in all since the beginning
     */
    long receive(Sku sku, int quantity);
}
