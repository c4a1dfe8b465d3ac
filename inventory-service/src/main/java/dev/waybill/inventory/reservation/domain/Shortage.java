package dev.waybill.inventory.reservation.domain;

/** What was requested of a product and what there was. */
public record Shortage(String sku, int requested, long available) {}
