package dev.waybill.inventory.product.domain;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A product for sale. It counts its own events; draw a sequence only while its row is locked. */
@Entity
public class Product {

    @Id
    private String sku;

    private String name;

    @Embedded
    private Price price;

    private long sequence;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    /** Gives the product this name and price; without effect if it has them, unless it was never published. */
    public boolean describe(String newName, Price newPrice) {
        if (sequence > 0 && name.equals(newName) && price.isSameAs(newPrice)) {
            return false;
        }
        name = newName;
        price = newPrice;
        return true;
    }

    /** The place of the next event in this product's history. */
    public long nextSequence() {
        return ++sequence;
    }

    public Sku sku() {
        return new Sku(sku);
    }

    public String name() {
        return name;
    }

    public Price price() {
        return price;
    }
}
