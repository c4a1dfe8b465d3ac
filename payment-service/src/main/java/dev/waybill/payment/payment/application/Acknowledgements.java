package dev.waybill.payment.payment.application;

import java.util.UUID;

/** What operators have acknowledged: an audit trail. */
@FunctionalInterface
public interface Acknowledgements {

    /** Adds to it: until there is another reason, the payment needs no attention any more. */
    void add(UUID paymentId, Acknowledgement acknowledgement);
}
