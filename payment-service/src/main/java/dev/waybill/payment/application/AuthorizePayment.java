package dev.waybill.payment.application;

import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.PaymentTerms;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has the provider hold amounts: the intent is written down here and now, the call comes after the commit. */
@Service
public class AuthorizePayment {

    /** What is asked for one order. */
    public record Request(OrderId order, PaymentTerms terms) {}

    private final PaymentChanges changes;

    AuthorizePayment(PaymentChanges changes) {
        this.changes = changes;
    }

    @Transactional
    public void authorize(List<Request> requests) {
        changes.apply(requests, Request::order, (payment, request) -> payment.authorize(request.terms()));
    }
}
