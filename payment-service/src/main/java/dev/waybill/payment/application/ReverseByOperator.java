package dev.waybill.payment.application;

import dev.waybill.payment.application.AcknowledgeAttention.UnknownPayment;
import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.Payment;
import dev.waybill.payment.domain.PaymentState;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reverses a payment for an operator, who says why; the reversal is audited. */
@Service
public class ReverseByOperator {

    private final Acknowledgements payments;
    private final PaymentViews views;
    private final PaymentChanges changes;
    private final ReversalsByOperators reversals;
    private final Clock clock;

    ReverseByOperator(
            Acknowledgements payments,
            PaymentViews views,
            PaymentChanges changes,
            ReversalsByOperators reversals,
            Clock clock) {
        this.payments = payments;
        this.views = views;
        this.changes = changes;
        this.reversals = reversals;
        this.clock = clock;
    }

    /**
     * Sees to it that nothing is held or kept; the provider is called later. What was reversed before stays as it is.
     *
     * @param precondition refuses by an exception, once the payment cannot change any more
     * @throws UnknownPayment if there is no such payment
     * @throws NothingToReverse if it was declined
     */
    @Transactional
    public PaymentView reverse(UUID paymentId, String operator, String note, Consumer<PaymentView> precondition) {
        payments.lock(paymentId);
        PaymentView payment = find(paymentId);
        precondition.accept(payment);
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
                changes.apply(List.of(order), id -> id, (Payment one, OrderId _) -> one.reverse());
                yield find(paymentId);
            }
        };
    }

    private PaymentView find(UUID paymentId) {
        return views.withId(paymentId).orElseThrow(() -> new UnknownPayment(paymentId));
    }

    /** The payment was declined: nothing was ever held. */
    public static final class NothingToReverse extends RuntimeException {
        NothingToReverse(UUID paymentId) {
            super("Nothing was ever held of the payment " + paymentId + ".");
        }
    }
}
