package dev.waybill.inventory.product.domain;

/** A price that cannot be one. */
public final class InvalidPrice extends RuntimeException {

    private final String field;

    InvalidPrice(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Which part of the price is wrong. */
    public String field() {
        return field;
    }
}
