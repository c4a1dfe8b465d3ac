package dev.waybill.order.application;

import dev.waybill.order.domain.Money;
import dev.waybill.order.domain.OrderLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Looks up what is ordered in the catalogue. A product that is not there may be on its way: it is waited for, without a
 * transaction or a connection.
 */
@Service
public class PriceLines {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Catalogue catalogue;
    private final Duration patience;

    PriceLines(Catalogue catalogue, @Value("${waybill.order.catalogue.patience:2s}") Duration patience) {
        this.catalogue = catalogue;
        this.patience = patience;
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
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Map<String, Money> prices = catalogue.pricesOf(skus);
            if (prices.keySet().containsAll(skus)) {
                return prices;
            }
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                Set<String> unknown = new TreeSet<>(skus);
                unknown.removeAll(prices.keySet());
                throw new UnknownProducts(unknown);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
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
