package dev.waybill.payment.domain;

import java.util.Locale;

/** What the provider is asked, at most once each for an order. */
public enum Operation {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND;

    /** The key under which the provider does this once, however often it is asked. */
    public String idempotencyKey(OrderId order) {
        return order + ":" + name().toLowerCase(Locale.ROOT);
    }
}
