package dev.waybill.inventory.product.domain;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.List;

/** A product for sale. It numbers its events: change it only while its row is locked. */
@Entity
public class Product {

    @Id
    private String sku;

    private String name;

    @Embedded
    private Price price;

    private long sequence;

    @Transient
    private final List<ProductEvent> events = new ArrayList<>();

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    /** Gives the product this name and price; without effect if it has them, unless it was never published. */
    public void describe(String newName, Price newPrice) {
        if (sequence > 0 && name.equals(newName) && price.isSameAs(newPrice)) {
            return;
        }
        name = newName;
        price = newPrice;
        republish();
    }

    /** Publishes its name and price again, as they are. */
    public void republish() {
        events.add(new ProductEvent.Changed(++sequence, name, price));
    }

    /** Publishes that stock arrived. */
    public void received(int quantity, long receivedInAll) {
        events.add(new ProductEvent.StockReceived(++sequence, quantity, receivedInAll));
    }

    /** What happened since it was loaded or this was called, in order. */
    public List<ProductEvent> takeEvents() {
        List<ProductEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    public Sku sku() {
        return new Sku(sku);
    }
}
