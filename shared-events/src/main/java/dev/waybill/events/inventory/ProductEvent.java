package dev.waybill.events.inventory;

/** A fact about one product; its key is the SKU. */
public sealed interface ProductEvent permits ProductChanged, StockReceived {

    /** The product that this is about. */
    String sku();

    /** The event's place in the product's history, contiguous from 1. */
    long sequence();
}
