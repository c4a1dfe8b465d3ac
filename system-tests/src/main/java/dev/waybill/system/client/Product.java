package dev.waybill.system.client;

/** A product and its stock as inventory-service shows them. */
public record Product(String sku, String name, Money price, Stock stock) {

    /** Pieces that ever came, and where they are now. */
    public record Stock(long received, long available, long reserved, long shipped) {

        /** Whether every piece that came is somewhere, and nowhere twice. */
        public boolean isConserved() {
            return available >= 0 && reserved >= 0 && shipped >= 0 && available + reserved + shipped == received;
        }
    }
}
