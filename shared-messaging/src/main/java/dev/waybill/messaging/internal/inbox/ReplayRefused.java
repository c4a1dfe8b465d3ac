package dev.waybill.messaging.internal.inbox;

/** A dead letter cannot be applied. */
public final class ReplayRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ReplayRefused(String detail) {
        super(detail);
    }
}
