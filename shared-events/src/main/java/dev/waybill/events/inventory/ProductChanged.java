package dev.waybill.events.inventory;

import dev.waybill.events.MonetaryAmount;

/** A product was registered, or its name or price changed; carries the whole state. */
public record ProductChanged(String sku, long sequence, String name, MonetaryAmount price) implements ProductEvent {}
