package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Product;
import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.inventory.product.domain.Stocks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds stock that arrived. */
@Service
public class ReceiveStock {

    private final Products products;
    private final Stocks stocks;
    private final ProductNews news;

    ReceiveStock(Products products, Stocks stocks, ProductNews news) {
        this.products = products;
        this.stocks = stocks;
        this.news = news;
    }

    /**
     * Adds {@code quantity} pieces.
     *
     * @param precondition throws if the product is not as the caller says; its row is locked
     * @throws UnknownProductException if there is no such product
     * @throws BacklogFullException if too much waits for the broker already
     */
    @Transactional
    public void receive(Sku sku, int quantity, Runnable precondition) {
        BacklogFullException.throwUnlessRoom(news);
        Product product = products.lock(sku).orElseThrow(() -> new UnknownProductException(sku));
        precondition.run();
        long received = stocks.receive(sku, quantity);
        news.stockReceived(product, quantity, received);
    }
}
