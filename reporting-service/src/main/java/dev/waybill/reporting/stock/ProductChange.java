package dev.waybill.reporting.stock;

import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.ProductEvent;
import dev.waybill.events.inventory.StockReceived;
import dev.waybill.reporting.projection.Place;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a batch of events changes about one product; its fields are columns of {@code stock_product}. */
@SuppressWarnings("UnusedVariable") // Fields are read as columns, by JsonRows.
final class ProductChange {

    private final String sku;
    private @Nullable String name;
    private @Nullable BigDecimal price;
    private @Nullable String currency;
    private long productEpoch;
    private long productSequence;
    private long received;
    private long receivedEpoch;
    private long receivedSequence;

    ProductChange(String sku) {
        this.sku = sku;
    }

    void apply(ProductEvent event, long epoch) {
        Place place = new Place(epoch, event.sequence());
        switch (event) {
            case ProductChanged changed
            when place.isAfter(new Place(productEpoch, productSequence)) -> {
                name = changed.name();
                price = new BigDecimal(changed.price().amount());
                currency = changed.price().currency();
                productEpoch = epoch;
                productSequence = changed.sequence();
            }
            case StockReceived arrived
            when place.isAfter(new Place(receivedEpoch, receivedSequence)) -> {
                received = arrived.received();
                receivedEpoch = epoch;
                receivedSequence = arrived.sequence();
            }
            case ProductChanged _, StockReceived _ -> {}
        }
    }
}
