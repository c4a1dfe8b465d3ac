package dev.waybill.order.catalogue.application;

import dev.waybill.order.catalogue.application.Catalogue.Product;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the catalogue replica up to date. */
@Service
public class UpdateCatalogue {

    /** The consumer of product events: its Kafka group, which never changes. */
    public static final String CONSUMER = "order-catalogue";

    private static final Comparator<Product> HISTORY =
            Comparator.comparingLong(Product::epoch).thenComparingLong(Product::sequence);

    private final Catalogue catalogue;

    UpdateCatalogue(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Takes over the products' states; of several states of one product the latest. */
    @Transactional
    public void update(List<Product> products) {
        SortedMap<String, Product> latest = new TreeMap<>();
        for (Product product : products) {
            latest.merge(product.sku(), product, UpdateCatalogue::later);
        }
        Collection<Product> inOneOrderAgainstDeadlocks = latest.values();
        catalogue.update(inOneOrderAgainstDeadlocks);
    }

    private static Product later(Product one, Product other) {
        return HISTORY.compare(one, other) >= 0 ? one : other;
    }
}
