package dev.waybill.events.order;

import dev.waybill.events.MonetaryAmount;

/** One line of a placed order; {@code quantity} is at least 1. */
public record PlacedLine(String sku, int quantity, MonetaryAmount unitPrice) {}
