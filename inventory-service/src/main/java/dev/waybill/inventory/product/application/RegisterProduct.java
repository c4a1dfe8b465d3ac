package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Product;
import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.web.precondition.Preconditions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers a product, or changes its name or price. */
@Service
public class RegisterProduct {

    private final Products products;
    private final ProductViews views;
    private final ProductEvents events;
    private final Backlog backlog;

    RegisterProduct(Products products, ProductViews views, ProductEvents events, Backlog backlog) {
        this.products = products;
        this.views = views;
        this.events = events;
        this.backlog = backlog;
    }

    /**
     * Whether the product is new. To register the same again changes and publishes nothing.
     *
     * @throws Backlog.BacklogFull if too much waits for the broker already
     */
    @Transactional
    public boolean register(Sku sku, String name, Price price, Preconditions preconditions) {
        backlog.requireRoom();
        boolean added = products.addIfAbsent(sku, name, price);
        Product product = products.lock(sku).orElseThrow();
        if (added) {
            preconditions.requireNothing();
        } else {
            views.require(preconditions, sku);
        }
        product.describe(name, price);
        events.publish(product);
        return added;
    }
}
