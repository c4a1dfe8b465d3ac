package dev.waybill.payment.application;

import dev.waybill.payment.domain.PaymentEvent;

/** Where facts about payments are told, in the current transaction. */
public interface PaymentEvents {

    void publish(PaymentEvent event);
}
