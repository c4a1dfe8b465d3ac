package dev.waybill.payment.application;

import dev.waybill.payment.domain.OrderId;
import java.util.Map;
import java.util.Optional;

/** Ties the provider's answers to the commands that asked for them. */
public interface CallContexts {

    /** What is being worked on for this order now. */
    Optional<CallContext> current(OrderId order);

    /** Runs work that goes on with what was begun before. */
    void within(Map<OrderId, CallContext> contexts, Runnable work);
}
