package dev.waybill.order.saga.domain;

/** A command of the saga; an order sends each of them until it is answered or no longer wanted. */
public enum SagaCommand {
    RESERVE_STOCK,
    AUTHORIZE_PAYMENT,
    COMMIT_RESERVATION,
    CAPTURE_PAYMENT,
    RELEASE_RESERVATION,
    REVERSE_PAYMENT;

    /** Whether the order may give up waiting. What completes or compensates an order is sent until it is answered. */
    public boolean mayBeGivenUp() {
        return this == RESERVE_STOCK || this == AUTHORIZE_PAYMENT;
    }
}
