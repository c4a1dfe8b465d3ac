package dev.waybill.events.inventory;

/** So much of one product; {@code quantity} is at least 1. */
public record StockLine(String sku, int quantity) {}
