package dev.waybill.payment.payment.application;

import java.util.UUID;

/** The audit trail of what operators reversed by hand. */
@FunctionalInterface
public interface ReversalsByOperators {

    /** Adds to it. */
    void add(UUID orderId, ReversalByOperator reversal);
}
