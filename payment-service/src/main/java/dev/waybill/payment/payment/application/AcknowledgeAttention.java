package dev.waybill.payment.payment.application;

import dev.waybill.payment.payment.domain.UnknownPayment;
import dev.waybill.web.precondition.Preconditions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a payment off the list of those that need attention: an operator has looked at it, and says what came of it. */
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
     * @throws UnknownPayment if there is no such payment
     * @throws NothingToAcknowledge if it never needed attention
     */
    @Transactional
    public PaymentView acknowledge(UUID paymentId, String operator, String note, Preconditions preconditions) {
        payments.lock(paymentId);
        PaymentView payment = find(paymentId);
        preconditions.require(payment.etag());
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

    /** The payment gives no reason to look at it. */
    public static final class NothingToAcknowledge extends RuntimeException {
        NothingToAcknowledge(UUID paymentId) {
            super("Nothing about the payment " + paymentId + " calls for attention.");
        }
    }
}
