package dev.waybill.order.application;

import dev.waybill.order.domain.Money;
import dev.waybill.order.domain.OrderLine;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Looks up what is ordered in the catalogue. A product that is not there may be on its way: it is awaited, without a
 * transaction, a connection or a permit.
 */
@Service
public class PriceLines {

    private final Catalogue catalogue;
    private final AwaitedProducts awaitedProducts;

    PriceLines(Catalogue catalogue, AwaitedProducts awaitedProducts) {
        this.catalogue = catalogue;
        this.awaitedProducts = awaitedProducts;
    }

    /** So much of a product. */
    public record Wanted(String sku, int quantity) {}

    /**
     * The lines at their prices of now.
     *
     * @throws UnknownProducts if a product did not turn up in time
     * @throws CurrencyMismatch if a product is priced in another currency than the order's
     */
    public List<OrderLine> price(List<Wanted> wanted, Currency currency) {
        Map<String, Money> prices = prices(wanted.stream().map(Wanted::sku).toList());
        List<OrderLine> lines = new ArrayList<>();
        for (Wanted line : wanted) {
            Money price = Objects.requireNonNull(prices.get(line.sku()));
            if (!price.currency().equals(currency)) {
                throw new CurrencyMismatch(line.sku(), price.currency(), currency);
            }
            lines.add(new OrderLine(line.sku(), line.quantity(), price));
        }
        return lines;
    }

    private Map<String, Money> prices(List<String> skus) {
        Map<String, Money> prices = catalogue.pricesOf(skus);
        Set<String> missing = new TreeSet<>(skus);
        missing.removeAll(prices.keySet());
        if (missing.isEmpty()) {
            return prices;
        }
        return awaitedProducts.await(Set.copyOf(skus), missing).orElseThrow(() -> new UnknownProducts(missing));
    }

    /** Products that the catalogue does not have. */
    public static final class UnknownProducts extends RuntimeException {
        UnknownProducts(Set<String> skus) {
            super("there is no product " + String.join(", ", skus));
        }
    }

    /** A product is priced in another currency than the order's. */
    public static final class CurrencyMismatch extends RuntimeException {
        CurrencyMismatch(String sku, Currency price, Currency order) {
            super("product " + sku + " is priced in " + price + ", the order is in " + order);
        }
    }
}
