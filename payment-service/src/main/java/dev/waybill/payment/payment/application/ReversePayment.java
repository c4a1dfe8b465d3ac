package dev.waybill.payment.payment.application;

import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.Payments;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Voids or refunds whatever was authorised or captured for these orders, now or later. */
@Service
public class ReversePayment {

    private final Payments payments;
    private final PaymentChanges changes;

    ReversePayment(Payments payments, PaymentChanges changes) {
        this.payments = payments;
        this.changes = changes;
    }

    @Transactional
    public void reverse(List<OrderId> orders) {
        Payments.Locked locked = payments.lock(orders);
        orders.forEach(order -> locked.of(order).reverse());
        changes.save(locked);
    }
}
