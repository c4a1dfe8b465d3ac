package dev.waybill.payment.application;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a payment off the list of those that a person should look at: somebody has, and says what came of it. */
@Service
public class AcknowledgeAttention {

    private final Acknowledgements acknowledgements;
    private final PaymentViews payments;
    private final Clock clock;

    AcknowledgeAttention(Acknowledgements acknowledgements, PaymentViews payments, Clock clock) {
        this.acknowledgements = acknowledgements;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * Acknowledges why the payment needs attention now; what was acknowledged already stays as it is.
     *
     * @param precondition refuses by an exception, once the payment cannot change any more
     * @throws UnknownPayment if there is no such payment
     * @throws NothingToAcknowledge if it never needed attention
     */
    @Transactional
    public PaymentView acknowledge(UUID paymentId, String operator, String note, Consumer<PaymentView> precondition) {
        acknowledgements.lock(paymentId);
        PaymentView payment = find(paymentId);
        precondition.accept(payment);
        String attention = payment.payment().attention();
        if (attention == null) {
            throw new NothingToAcknowledge(paymentId);
        }
        if (!payment.needsAttention()) {
            return payment;
        }
        acknowledgements.add(paymentId, new Acknowledgement(attention, operator, note, clock.instant()));
        return find(paymentId);
    }

    private PaymentView find(UUID paymentId) {
        return payments.withId(paymentId).orElseThrow(() -> new UnknownPayment(paymentId));
    }

    /** There is no such payment. */
    public static final class UnknownPayment extends RuntimeException {
        public UnknownPayment(UUID paymentId) {
            super("No payment has the id " + paymentId + ".");
        }
    }

    /** The payment gives no reason to look at it. */
    public static final class NothingToAcknowledge extends RuntimeException {
        NothingToAcknowledge(UUID paymentId) {
            super("Nothing about the payment " + paymentId + " calls for attention.");
        }
    }
}
