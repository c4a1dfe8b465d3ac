package dev.waybill.events.inventory;

/** Stock arrived: {@code quantity} now, {@code received} in all since the beginning. */
public record StockReceived(String sku, long sequence, int quantity, long received) implements ProductEvent {}
