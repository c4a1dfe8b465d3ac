package dev.waybill.order.catalogue.application;

import dev.waybill.order.order.domain.OrderLine;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** What the catalogue says about the lines of an order: their prices, or why it has none. */
public sealed interface Quote {

    /** The lines at their prices of now. */
    record Priced(List<OrderLine> lines) implements Quote {}

    /** Why the lines cannot be ordered. */
    sealed interface Refusal extends Quote {}

    /** Some products did not turn up in time. */
    record UnknownProducts(Set<String> skus) implements Refusal {}

    /** A product is priced in another currency than the order's. */
    record CurrencyMismatch(String sku, Currency price, Currency order) implements Refusal {}
}
