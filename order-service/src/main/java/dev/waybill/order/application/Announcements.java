package dev.waybill.order.application;

import dev.waybill.order.domain.Consequences;

/** Tells and asks what follows from what happened to an order, once the current transaction commits. */
@FunctionalInterface
public interface Announcements {

    /** Announces these, after all that were announced before. */
    void announce(Consequences consequences);
}
