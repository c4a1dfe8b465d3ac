package dev.waybill.reporting.stock;

import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.ProductEvent;
import dev.waybill.events.inventory.StockReceived;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a batch of events changes about one product; its fields are columns of {@code stock_product}. */
@SuppressWarnings("UnusedVariable") // Fields are read as columns, by JsonRows.
final class ProductChange {

    private final String sku;
    private @Nullable String name;
    private @Nullable BigDecimal price;
    private @Nullable String currency;
    private long productSequence;
    private long received;
    private long receivedSequence;

    ProductChange(String sku) {
        this.sku = sku;
    }

    void heard(ProductEvent event) {
        switch (event) {
            case ProductChanged changed
            when changed.sequence() > productSequence -> {
                name = changed.name();
                price = new BigDecimal(changed.price().amount());
                currency = changed.price().currency();
                productSequence = changed.sequence();
            }
            case StockReceived arrived
            when arrived.sequence() > receivedSequence -> {
                received = arrived.received();
                receivedSequence = arrived.sequence();
            }
            case ProductChanged _, StockReceived _ -> {}
        }
    }
}
