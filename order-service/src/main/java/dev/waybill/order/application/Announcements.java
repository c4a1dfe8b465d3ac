package dev.waybill.order.application;

import dev.waybill.order.domain.Consequences;
import dev.waybill.order.domain.LostOrder;
import dev.waybill.order.domain.OrderId;

/** Tells and asks what follows from what happened to an order, once the current transaction commits. */
public interface Announcements {

    /** Announces these, after all that were announced before. */
    void announce(Consequences consequences);

    /** Announces what follows for an order that is not here. */
    void announceLost(OrderId lost, LostOrder.Outcome outcome);
}
