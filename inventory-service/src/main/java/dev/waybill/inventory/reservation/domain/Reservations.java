package dev.waybill.inventory.reservation.domain;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The reservations of all orders. */
public interface Reservations {

    /** The reservations of these orders, new ones where there were none; rows locked in the order of their ids. */
    Map<UUID, Reservation> lock(Collection<UUID> orderIds);

    /** Stores what was decided, in one statement each for reservations and lines. */
    void save(Collection<Reservation> reservations);
}
