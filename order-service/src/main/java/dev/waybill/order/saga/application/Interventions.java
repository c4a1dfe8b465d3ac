package dev.waybill.order.saga.application;

import dev.waybill.order.order.domain.OrderId;
import java.time.Instant;
import java.util.List;

/** What operators did to sagas by hand: the audit trail. */
public interface Interventions {

    /** Writes it down, in the current transaction. */
    void record(OrderId order, Intervention intervention);

    /** Everything that was done to this order, the oldest first. */
    List<Intervention> of(OrderId order);

    /** Something that an operator did, and why. */
    record Intervention(Kind kind, String operator, String note, Instant at) {}

    /** What an operator can do. */
    enum Kind {
        RETRY,
        COMPENSATE
    }
}
