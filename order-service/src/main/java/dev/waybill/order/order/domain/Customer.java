package dev.waybill.order.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Who orders, and how they pay. */
@Embeddable
public record Customer(
        @Column(name = "customer_id") String id,
        @Column(name = "payment_method") String paymentMethod) {

    /** Whether this is who is known by that id. */
    public boolean is(String other) {
        return id.equals(other);
    }
}
