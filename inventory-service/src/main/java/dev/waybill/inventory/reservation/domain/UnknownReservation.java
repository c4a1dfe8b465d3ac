package dev.waybill.inventory.reservation.domain;

/** The order has no reservation. */
public final class UnknownReservation extends RuntimeException {

    public UnknownReservation(OrderId order) {
        super("There is no reservation of order " + order + ".");
    }
}
