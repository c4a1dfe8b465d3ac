package dev.waybill.events.inventory;

/** What was requested of one product and what there was. */
public record Shortage(String sku, int requested, int available) {}
