package dev.waybill.payment.payment.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The name of a payment towards the outside. It follows from the order, so that a restored service gives it again. */
public record PaymentId(UUID value) {

    static PaymentId of(OrderId order) {
        return new PaymentId(UUID.nameUUIDFromBytes(("payment of " + order.value()).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
