package dev.waybill.payment.domain;

import java.util.UUID;

/** The name of a payment towards the outside. */
public record PaymentId(UUID value) {

    static PaymentId random() {
        return new PaymentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
