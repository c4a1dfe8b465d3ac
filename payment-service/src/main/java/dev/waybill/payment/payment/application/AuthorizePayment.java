package dev.waybill.payment.payment.application;

import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentTerms;
import dev.waybill.payment.payment.domain.Payments;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has the provider hold amounts: the intent is written down here and now, the call comes after the commit. */
@Service
public class AuthorizePayment {

    /** What is requested for one order. */
    public record Request(OrderId order, PaymentTerms terms) {}

    private final Payments payments;
    private final PaymentChanges changes;

    AuthorizePayment(Payments payments, PaymentChanges changes) {
        this.payments = payments;
        this.changes = changes;
    }

    @Transactional
    public void authorize(List<Request> requests) {
        Payments.Locked locked =
                payments.lock(requests.stream().map(Request::order).toList());
        requests.forEach(request -> locked.of(request.order()).authorize(request.terms()));
        changes.save(locked);
    }
}
