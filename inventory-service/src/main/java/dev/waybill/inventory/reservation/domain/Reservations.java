package dev.waybill.inventory.reservation.domain;

import java.util.Collection;
import java.util.Map;

/** The reservations of all orders. */
public interface Reservations {

    /** The reservations of these orders, new ones where there were none; rows locked in the order of their ids. */
    Map<OrderId, Reservation> lock(Collection<OrderId> orders);

    /** Stores what was decided, in one statement each for reservations and lines. */
    void save(Collection<Reservation> reservations);
}
