package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Product;
import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.messaging.Outbox;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes every product's state again, for a replica that begins with nothing; a hundred products a transaction. */
@Service
public class RepublishProducts {

    private static final int BATCH = 100;

    private final Products products;
    private final ProductEvents events;
    private final Outbox outbox;
    private final TransactionTemplate transactions;

    RepublishProducts(Products products, ProductEvents events, Outbox outbox, TransactionTemplate transactions) {
        this.products = products;
        this.events = events;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /**
     * How many were published.
     *
     * @throws Outbox.BacklogFull if too much waits for the broker; what was published stays published, and once more does
     *     no harm
     */
    public long republish() {
        long published = 0;
        List<String> skus = products.skusAfter("", BATCH);
        while (!skus.isEmpty()) {
            outbox.requireRoom();
            List<String> batch = skus;
            transactions.executeWithoutResult(
                    status -> batch.forEach(sku -> products.lock(new Sku(sku)).ifPresent(this::republish)));
            published += batch.size();
            skus = products.skusAfter(batch.getLast(), BATCH);
        }
        return published;
    }

    private void republish(Product product) {
        product.republish();
        events.publish(product);
    }
}
