package dev.waybill.order.catalogue.application;

import dev.waybill.order.order.domain.Money;
import dev.waybill.order.order.domain.OrderLine;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** The lines at their prices of now, or why they cannot be ordered in this currency. */
    public Quote price(List<Wanted> wanted, Currency currency) {
        Set<String> skus = new TreeSet<>();
        wanted.forEach(line -> skus.add(line.sku()));
        Map<String, Money> prices = catalogue.pricesOf(skus);
        Set<String> missing = new TreeSet<>(skus);
        missing.removeAll(prices.keySet());
        if (missing.isEmpty()) {
            return quote(wanted, prices, currency);
        }
        Optional<Map<String, Money>> arrived = awaitedProducts.await(skus, missing);
        return arrived.isPresent() ? quote(wanted, arrived.get(), currency) : new Quote.UnknownProducts(missing);
    }

    private static Quote quote(List<Wanted> wanted, Map<String, Money> prices, Currency currency) {
        List<OrderLine> lines = new ArrayList<>();
        for (Wanted line : wanted) {
            Money price = Objects.requireNonNull(prices.get(line.sku()));
            if (!price.currency().equals(currency)) {
                return new Quote.CurrencyMismatch(line.sku(), price.currency(), currency);
            }
            lines.add(new OrderLine(line.sku(), line.quantity(), price));
        }
        return new Quote.Priced(lines);
    }
}
