package dev.waybill.payment.application;

import dev.waybill.payment.domain.OrderId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what is held for these orders. */
@Service
public class CapturePayment {

    private final PaymentChanges changes;

    CapturePayment(PaymentChanges changes) {
        this.changes = changes;
    }

    @Transactional
    public void capture(List<OrderId> orders) {
        changes.apply(orders, order -> order, (payment, _) -> payment.capture());
    }
}
