package dev.waybill.inventory.product.domain;

import java.util.regex.Pattern;

/** The name of a product: 1 to 64 letters, digits, dots, dashes and underscores. */
public record Sku(String value) {

    /** What a SKU looks like. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    public Sku {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a SKU: " + value);
        }
    }
}
