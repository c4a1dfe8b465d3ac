package dev.waybill.payment.payment.application;

import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.Payments;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what is held for these orders. */
@Service
public class CapturePayment {

    private final Payments payments;
    private final PaymentChanges changes;

    CapturePayment(Payments payments, PaymentChanges changes) {
        this.payments = payments;
        this.changes = changes;
    }

    @Transactional
    public void capture(List<OrderId> orders) {
        Payments.Locked locked = payments.lock(orders);
        orders.forEach(order -> locked.of(order).capture());
        changes.save(locked);
    }
}
