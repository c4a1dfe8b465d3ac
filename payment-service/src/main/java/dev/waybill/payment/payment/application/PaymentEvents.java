package dev.waybill.payment.payment.application;

import dev.waybill.payment.payment.domain.Payment;

/** Publishes what happened to payments, once the current transaction commits. */
public interface PaymentEvents {

    /** Publishes the payment's new events. */
    void publish(Payment payment);
}
