package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.reservation.domain.Reservation;

/** Publishes what was decided about reservations, once the current transaction commits. */
public interface ReservationEvents {

    /** Publishes the reservation's new events. */
    void publish(Reservation reservation);
}
