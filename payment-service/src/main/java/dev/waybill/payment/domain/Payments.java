package dev.waybill.payment.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** All payments, and with them what is asked of the provider. */
public interface Payments {

    /** The payments of these orders, locked until the transaction ends; a payment that is not there is left out. */
    Map<OrderId, Payment> lock(Collection<OrderId> orders);

    /** Stores payments with the intents that they opened and closed. */
    void save(List<Payment> payments);
}
