package dev.waybill.payment.payment.domain;

import java.util.UUID;

/** The order that is paid; a payment's key. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
