package dev.waybill.messaging.internal.inbox;

/** A dead letter cannot be applied. */
public final class StillRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    StillRefused(String detail) {
        super(detail);
    }
}
