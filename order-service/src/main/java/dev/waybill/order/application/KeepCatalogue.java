package dev.waybill.order.application;

import dev.waybill.order.application.Catalogue.Product;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the catalogue replica up to date. */
@Service
public class KeepCatalogue {

    private static final Comparator<Product> HISTORY =
            Comparator.comparingLong(Product::epoch).thenComparingLong(Product::sequence);

    private final Catalogue catalogue;

    KeepCatalogue(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Takes over the products' states; of several states of one product the latest. */
    @Transactional
    public void keep(List<Product> products) {
        SortedMap<String, Product> latest = new TreeMap<>();
        for (Product product : products) {
            latest.merge(product.sku(), product, KeepCatalogue::later);
        }
        Collection<Product> inOneOrderAgainstDeadlocks = latest.values();
        catalogue.keep(inOneOrderAgainstDeadlocks);
    }

    private static Product later(Product one, Product other) {
        return HISTORY.compare(one, other) >= 0 ? one : other;
    }
}
