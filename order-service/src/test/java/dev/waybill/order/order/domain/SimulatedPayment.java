package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.util.random.RandomGenerator;

/** A payment service that keeps one order's payment, and counts what it took and gave back. */
final class SimulatedPayment {

    enum Held {
        UNKNOWN,
        DECLINED,
        AUTHORIZED,
        CAPTURED,
        CAPTURE_FAILED,
        REVERSED
    }

    private final RandomGenerator random;
    private Held held = Held.UNKNOWN;
    private int captures;
    private int refunds;

    SimulatedPayment(RandomGenerator random) {
        this.random = random;
    }

    Reply authorize() {
        if (held == Held.UNKNOWN) {
            held = random.nextInt(5) == 0 ? Held.DECLINED : Held.AUTHORIZED;
        }
        return held == Held.DECLINED || held == Held.REVERSED ? Reply.PAYMENT_DECLINED : Reply.PAYMENT_AUTHORIZED;
    }

    Reply capture() {
        if (held == Held.AUTHORIZED) {
            boolean works = random.nextInt(20) > 0;
            held = works ? Held.CAPTURED : Held.CAPTURE_FAILED;
            captures += works ? 1 : 0;
        }
        return held == Held.CAPTURED ? Reply.PAYMENT_CAPTURED : Reply.PAYMENT_CAPTURE_FAILED;
    }

    Reply reverse() {
        if (held == Held.CAPTURED) {
            refunds++;
        }
        held = Held.REVERSED;
        return Reply.PAYMENT_REVERSED;
    }

    Held held() {
        return held;
    }

    int captures() {
        return captures;
    }

    int net() {
        return captures - refunds;
    }
}
