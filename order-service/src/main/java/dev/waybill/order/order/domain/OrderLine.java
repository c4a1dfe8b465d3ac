package dev.waybill.order.order.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.List;

/** So much of one product, at the price frozen when the order was placed. */
@Embeddable
public record OrderLine(
        String sku,
        int quantity,

        @Embedded
        @AttributeOverride(name = "amount", column = @Column(name = "unit_price"))
        @AttributeOverride(name = "currency", column = @Column(name = "currency"))
        Money unitPrice) {

    public OrderLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1: " + quantity);
        }
    }

    /** What the lines cost together. */
    public static Money total(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow();
    }

    /** What the line costs. */
    public Money amount() {
        return unitPrice.times(quantity);
    }
}
