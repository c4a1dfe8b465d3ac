package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Product;
import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers a product, or changes its name or price. */
@Service
public class DescribeProduct {

    private final Products products;
    private final ProductNews news;

    DescribeProduct(Products products, ProductNews news) {
        this.products = products;
        this.news = news;
    }

    /** What must hold before a product is changed: told whether it existed, while its row is locked. */
    @FunctionalInterface
    public interface Precondition {
        void check(boolean existed);
    }

    /**
     * Whether the product is new. Saying the same again changes nothing and tells nobody.
     *
     * @throws BacklogFullException if too much waits for the broker already
     */
    @Transactional
    public boolean describe(Sku sku, String name, Price price, Precondition precondition) {
        BacklogFullException.throwUnlessRoom(news);
        boolean added = products.addIfAbsent(sku, name, price);
        Product product = products.lock(sku).orElseThrow();
        precondition.check(!added);
        if (product.describe(name, price)) {
            news.changed(product);
        }
        return added;
    }
}
