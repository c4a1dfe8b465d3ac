package dev.waybill.payment.domain;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Money that moved, as we know it.
 *
 * @param earliest the day (UTC) on which the provider can have moved it at the earliest: when it was first asked
 * @param latest the same at the latest: when its answer was recorded
 */
public record Movement(Key key, OrderId order, Money amount, LocalDate earliest, LocalDate latest) {

    /** Which way it moved. */
    public enum Kind {
        CAPTURED,
        REFUNDED
    }

    /** A payment is captured at most once and refunded at most once. */
    public record Key(String providerPaymentId, Kind kind) {
        public Key {
            Objects.requireNonNull(providerPaymentId);
        }
    }
}
