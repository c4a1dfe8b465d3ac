package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Product;
import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.messaging.Outbox;
import dev.waybill.web.precondition.Preconditions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers a product, or changes its name or price. */
@Service
public class RegisterProduct {

    private final Products products;
    private final ProductViews views;
    private final ProductEvents events;
    private final Outbox outbox;

    RegisterProduct(Products products, ProductViews views, ProductEvents events, Outbox outbox) {
        this.products = products;
        this.views = views;
        this.events = events;
        this.outbox = outbox;
    }

    /**
     * Whether the product is new. To register the same again changes and publishes nothing.
     *
     * @throws Outbox.BacklogFull if too much waits for the broker already
     */
    @Transactional
    public boolean register(Sku sku, String name, Price price, Preconditions preconditions) {
        outbox.requireRoom();
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
