package dev.waybill.payment.payment.application;

import dev.waybill.payment.intent.application.IntentSignal;
import dev.waybill.payment.payment.domain.Payment;
import dev.waybill.payment.payment.domain.Payments;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Saves payments in the current transaction: stores them, publishes their events, and wakes up what calls the provider. */
@Component
public class PaymentChanges {

    private final Payments payments;
    private final PaymentEvents events;
    private final IntentSignal signal;

    PaymentChanges(Payments payments, PaymentEvents events, IntentSignal signal) {
        this.payments = payments;
        this.events = events;
        this.signal = signal;
    }

    /** Saves what was locked and changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Payments.Locked locked) {
        List<Payment> changed = locked.all();
        payments.save(changed);
        changed.forEach(events::publish);
        if (changed.stream().anyMatch(payment -> !payment.opened().isEmpty())) {
            TransactionSynchronizationManager.registerSynchronization(new WakeUp());
        }
    }

    private final class WakeUp implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            signal.ring();
        }
    }
}
