package dev.waybill.order.application;

import dev.waybill.order.domain.Consequences;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.SagaStep;

/** Tells and asks what follows from what happened to an order, once the current transaction commits. */
public interface Announcements {

    /** Announces these, after all that were announced before. */
    void announce(Consequences consequences);

    /** Requests the compensation of an order that is not here. */
    void compensate(OrderId lost, SagaStep compensation);
}
