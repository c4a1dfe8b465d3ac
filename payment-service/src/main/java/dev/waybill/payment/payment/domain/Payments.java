package dev.waybill.payment.payment.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All payments, and with them their intents. */
public interface Payments {

    /** The payments of these orders, locked until the transaction ends. */
    Locked lock(Collection<OrderId> orders);

    /** Stores payments with the intents that they opened and closed. */
    void save(Collection<Payment> payments);

    /** Locked payments; an order without one has a new one. */
    final class Locked {

        private final Map<OrderId, Payment> payments;

        public Locked(Map<OrderId, Payment> stored) {
            this.payments = new LinkedHashMap<>(stored);
        }

        /** The payment of one of the orders. */
        public Payment of(OrderId order) {
            return payments.computeIfAbsent(order, Payment::unknown);
        }

        /** Those that were there, and those that were requested. */
        public List<Payment> all() {
            return List.copyOf(payments.values());
        }
    }
}
