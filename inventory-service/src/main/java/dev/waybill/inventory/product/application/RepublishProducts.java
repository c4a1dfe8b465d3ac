package dev.waybill.inventory.product.application;

import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells every product's state again, for a replica that begins with nothing; a hundred products a transaction. */
@Service
public class RepublishProducts {

    private static final int BATCH = 100;

    private final Products products;
    private final ProductNews news;
    private final TransactionTemplate transactions;

    RepublishProducts(Products products, ProductNews news, TransactionTemplate transactions) {
        this.products = products;
        this.news = news;
        this.transactions = transactions;
    }

    /**
     * How many were told.
     *
     * @throws BacklogFullException if too much waits for the broker; what was told stays told, and telling it again harms
     *     nobody
     */
    public long republish() {
        long told = 0;
        List<String> skus = products.skusAfter("", BATCH);
        while (!skus.isEmpty()) {
            BacklogFullException.throwUnlessRoom(news);
            List<String> batch = skus;
            transactions.executeWithoutResult(
                    status -> batch.forEach(sku -> products.lock(new Sku(sku)).ifPresent(news::changed)));
            told += batch.size();
            skus = products.skusAfter(batch.getLast(), BATCH);
        }
        return told;
    }
}
