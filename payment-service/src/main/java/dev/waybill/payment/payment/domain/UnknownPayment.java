package dev.waybill.payment.payment.domain;

import java.util.UUID;

/** There is no such payment. */
public final class UnknownPayment extends RuntimeException {

    public UnknownPayment(UUID paymentId) {
        super("No payment has the id " + paymentId + ".");
    }
}
