package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.util.random.RandomGenerator;

/** An inventory that keeps one order's reservation; it remembers its outcome, and a release leaves a tombstone. */
final class SimulatedInventory {

    enum Held {
        UNKNOWN,
        REFUSED,
        RESERVED,
        SHIPPED,
        RELEASED
    }

    private final RandomGenerator random;
    private Held held = Held.UNKNOWN;

    SimulatedInventory(RandomGenerator random) {
        this.random = random;
    }

    Reply reserve() {
        if (held == Held.UNKNOWN) {
            held = random.nextInt(5) == 0 ? Held.REFUSED : Held.RESERVED;
        }
        return held == Held.REFUSED || held == Held.RELEASED ? Reply.STOCK_REJECTED : Reply.STOCK_RESERVED;
    }

    Reply commit() {
        if (held == Held.RESERVED) {
            held = Held.SHIPPED;
        }
        return held == Held.SHIPPED ? Reply.RESERVATION_COMMITTED : Reply.RESERVATION_COMMIT_FAILED;
    }

    Reply release() {
        held = Held.RELEASED;
        return Reply.RESERVATION_RELEASED;
    }

    Held held() {
        return held;
    }
}
