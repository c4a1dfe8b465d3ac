package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Product;
import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.inventory.product.domain.Stocks;
import dev.waybill.inventory.product.domain.UnknownProduct;
import dev.waybill.messaging.Outbox;
import dev.waybill.web.precondition.Preconditions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds stock that arrived. */
@Service
public class ReceiveStock {

    private final Products products;
    private final Stocks stocks;
    private final ProductViews views;
    private final ProductEvents events;
    private final Outbox outbox;

    ReceiveStock(Products products, Stocks stocks, ProductViews views, ProductEvents events, Outbox outbox) {
        this.products = products;
        this.stocks = stocks;
        this.views = views;
        this.events = events;
        this.outbox = outbox;
    }

    /**
     * Adds {@code quantity} pieces.
     *
     * @throws UnknownProduct if there is no such product
     * @throws Outbox.BacklogFull if too much waits for the broker already
     */
    @Transactional
    public void receive(Sku sku, int quantity, Preconditions preconditions) {
        outbox.requireRoom();
        Product product = products.lock(sku).orElseThrow(() -> new UnknownProduct(sku));
        views.require(preconditions, sku);
        product.received(quantity, stocks.receive(sku, quantity));
        events.publish(product);
    }
}
