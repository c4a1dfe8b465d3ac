package dev.waybill.payment.payment.domain;

import dev.waybill.payment.payment.domain.PaymentState.Reversal;
import java.util.ArrayList;
import java.util.List;

/** The new events of one payment, numbered. */
final class CollectedEvents {

    private final OrderId order;
    private final PaymentId payment;
    private final List<PaymentEvent> events = new ArrayList<>();
    private long last;

    CollectedEvents(OrderId order, PaymentId payment, long last) {
        this.order = order;
        this.payment = payment;
        this.last = last;
    }

    void authorized(Money amount) {
        events.add(new PaymentEvent.Authorized(order, ++last, payment, amount));
    }

    void declined(String reason) {
        events.add(new PaymentEvent.Declined(order, ++last, payment, reason));
    }

    void captured(Money amount) {
        events.add(new PaymentEvent.Captured(order, ++last, payment, amount));
    }

    void captureFailed(String reason) {
        events.add(new PaymentEvent.CaptureFailed(order, ++last, payment, reason));
    }

    void reversed(boolean existed, Reversal reversal) {
        events.add(new PaymentEvent.Reversed(order, ++last, existed ? payment : null, reversal));
    }

    long last() {
        return last;
    }

    /** Each is taken once. */
    List<PaymentEvent> take() {
        List<PaymentEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
