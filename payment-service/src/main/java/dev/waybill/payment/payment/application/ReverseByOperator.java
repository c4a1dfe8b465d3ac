package dev.waybill.payment.payment.application;

import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentState;
import dev.waybill.payment.payment.domain.UnknownPayment;
import dev.waybill.web.precondition.Preconditions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reverses a payment for an operator, who says why; the reversal is audited. */
@Service
public class ReverseByOperator {

    private final PaymentViews payments;
    private final ReversePayment reversePayment;
    private final ReversalsByOperators reversals;
    private final Clock clock;

    ReverseByOperator(
            PaymentViews payments, ReversePayment reversePayment, ReversalsByOperators reversals, Clock clock) {
        this.payments = payments;
        this.reversePayment = reversePayment;
        this.reversals = reversals;
        this.clock = clock;
    }

    /**
     * Ends with nothing held or kept; the provider is called later. What was reversed before stays as it is.
     *
     * @throws UnknownPayment if there is no such payment
     * @throws NothingToReverse if it was declined
     */
    @Transactional
    public PaymentView reverse(UUID paymentId, String operator, String note, Preconditions preconditions) {
        payments.lock(paymentId);
        PaymentView payment = find(paymentId);
        preconditions.require(payment.etag());
        return switch (payment.payment().state()) {
            case PaymentState.Declined _, PaymentState.Unknown _ -> throw new NothingToReverse(paymentId);
            case PaymentState.Reversing _, PaymentState.Reversed _ -> payment;
            case PaymentState.Authorizing _,
                    PaymentState.Authorized _,
                    PaymentState.Capturing _,
                    PaymentState.Captured _,
                    PaymentState.CaptureFailed _ -> {
                OrderId order = payment.payment().order();
                reversals.add(order.value(), new ReversalByOperator(operator, note, clock.instant()));
                reversePayment.reverse(List.of(order));
                yield find(paymentId);
            }
        };
    }

    private PaymentView find(UUID paymentId) {
        return payments.withId(paymentId).orElseThrow(() -> new UnknownPayment(paymentId));
    }

    /** The payment was declined: nothing was ever held. */
    public static final class NothingToReverse extends RuntimeException {
        NothingToReverse(UUID paymentId) {
            super("Nothing was ever held of the payment " + paymentId + ".");
        }
    }
}
