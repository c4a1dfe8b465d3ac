package dev.waybill.order.domain;

/** A command of the saga; an order asks for each of them until it is answered or no longer wanted. */
public enum SagaStep {
    RESERVE_STOCK,
    AUTHORIZE_PAYMENT,
    COMMIT_RESERVATION,
    CAPTURE_PAYMENT,
    RELEASE_RESERVATION,
    REVERSE_PAYMENT;

    /** Whether the order may give up waiting. What completes or compensates an order is asked for until it is answered. */
    public boolean mayBeGivenUp() {
        return this == RESERVE_STOCK || this == AUTHORIZE_PAYMENT;
    }
}
