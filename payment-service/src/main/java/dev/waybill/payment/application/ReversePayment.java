package dev.waybill.payment.application;

import dev.waybill.payment.domain.OrderId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Voids or refunds whatever was authorised or captured for these orders, now or later. */
@Service
public class ReversePayment {

    private final PaymentChanges changes;

    ReversePayment(PaymentChanges changes) {
        this.changes = changes;
    }

    @Transactional
    public void reverse(List<OrderId> orders) {
        changes.apply(orders, order -> order, (payment, _) -> payment.reverse());
    }
}
