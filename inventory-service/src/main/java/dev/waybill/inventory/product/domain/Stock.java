package dev.waybill.inventory.product.domain;

/** How much there is of one product, and where: received = available + reserved + shipped, none ever negative. */
public final class Stock {

    private final String sku;
    private long available;
    private long reserved;
    private long shipped;
    private boolean changed;

    public Stock(String sku, long available, long reserved, long shipped) {
        this.sku = sku;
        this.available = available;
        this.reserved = reserved;
        this.shipped = shipped;
    }

    public boolean has(int quantity) {
        return available >= quantity;
    }

    public void reserve(int quantity) {
        changed = true;
        available = atLeastZero(available - quantity);
        reserved += quantity;
    }

    public void release(int quantity) {
        changed = true;
        reserved = atLeastZero(reserved - quantity);
        available += quantity;
    }

    public void ship(int quantity) {
        changed = true;
        reserved = atLeastZero(reserved - quantity);
        shipped += quantity;
    }

    public void takeBack(int quantity) {
        changed = true;
        shipped = atLeastZero(shipped - quantity);
        available += quantity;
    }

    private long atLeastZero(long quantity) {
        if (quantity < 0) {
            throw new IllegalStateException("stock of " + sku + " would be negative");
        }
        return quantity;
    }

    /** Whether anything moved since it was loaded. */
    public boolean isChanged() {
        return changed;
    }

    public String sku() {
        return sku;
    }

    public long available() {
        return available;
    }

    public long reserved() {
        return reserved;
    }

    public long shipped() {
        return shipped;
    }
}
