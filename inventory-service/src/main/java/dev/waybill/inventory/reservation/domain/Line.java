package dev.waybill.inventory.reservation.domain;

import java.util.Objects;

/** So many pieces of a product. */
public record Line(String sku, int quantity) {

    public Line {
        Objects.requireNonNull(sku, "a line without a product");
        if (quantity < 1) {
            throw new IllegalArgumentException("a line of " + quantity + " pieces of " + sku);
        }
    }
}
