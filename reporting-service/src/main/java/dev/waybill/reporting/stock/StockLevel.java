package dev.waybill.reporting.stock;

import java.math.BigDecimal;

/** A product and its units: available + reserved + shipped = received. */
public record StockLevel(
        String sku,
        String name,
        BigDecimal price,
        String currency,
        long received,
        long available,
        long reserved,
        long shipped) {}
