package dev.waybill.payment.application;

import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.Payment;
import dev.waybill.payment.domain.Payments;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Changes many payments in the current transaction: lock, decide, store, tell, and wake up who calls the provider. */
@Component
class PaymentChanges {

    private final Payments payments;
    private final PaymentEvents events;
    private final IntentSignal signal;

    PaymentChanges(Payments payments, PaymentEvents events, IntentSignal signal) {
        this.payments = payments;
        this.events = events;
        this.signal = signal;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void apply(Collection<T> inputs, Function<T, OrderId> order, BiConsumer<Payment, T> change) {
        Map<OrderId, Payment> changed = new LinkedHashMap<>(
                payments.lock(inputs.stream().map(order).distinct().toList()));
        for (T input : inputs) {
            change.accept(changed.computeIfAbsent(order.apply(input), Payment::unknown), input);
        }
        List<Payment> all = List.copyOf(changed.values());
        payments.save(all);
        all.forEach(payment -> payment.events().forEach(events::publish));
        if (all.stream().anyMatch(payment -> !payment.questions().opened().isEmpty())) {
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
