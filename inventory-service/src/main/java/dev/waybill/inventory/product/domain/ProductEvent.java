package dev.waybill.inventory.product.domain;

/** What happened to a product. */
public sealed interface ProductEvent {

    /** Contiguous from 1 for a product. */
    long sequence();

    /** It is called and costs this now. */
    record Changed(long sequence, String name, Price price) implements ProductEvent {}

    /** So many pieces arrived; {@code received} counts all that ever did. */
    record StockReceived(long sequence, int quantity, long received) implements ProductEvent {}
}
