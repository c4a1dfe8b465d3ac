package dev.waybill.payment.application;

import java.util.UUID;

/** Which alarms somebody has looked at; the audit trail of it. */
public interface Acknowledgements {

    /** Locks the payment until the transaction ends, so that nothing changes that is about to be acknowledged. */
    void lock(UUID paymentId);

    /** Writes it down: until there is another alarm, the payment needs no attention any more. */
    void add(UUID paymentId, Acknowledgement acknowledgement);
}
