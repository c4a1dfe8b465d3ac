package dev.waybill.payment.intent.domain;

import dev.waybill.payment.payment.domain.OrderId;
import java.util.Locale;

/** What the provider does, at most once each for an order. */
public enum Operation {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND;

    /** The key under which the provider does this once, however often it is called. */
    public String idempotencyKey(OrderId order) {
        return order + ":" + name().toLowerCase(Locale.ROOT);
    }
}
