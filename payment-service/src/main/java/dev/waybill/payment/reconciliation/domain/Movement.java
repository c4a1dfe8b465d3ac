package dev.waybill.payment.reconciliation.domain;

import java.util.Objects;

/** Money that moved. A payment is captured at most once and refunded at most once. */
public record Movement(String providerPaymentId, Kind kind) {

    public Movement {
        Objects.requireNonNull(providerPaymentId);
    }

    /** Which way it moved. */
    public enum Kind {
        CAPTURED,
        REFUNDED
    }
}
