package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Release;
import dev.waybill.inventory.reservation.domain.UnknownReservation;
import dev.waybill.web.precondition.Preconditions;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Releases a reservation for an operator, who says why; the release is audited. */
@Service
public class ReleaseByOperator {

    private final ReservationViews reservations;
    private final DecideReservations decideReservations;

    ReleaseByOperator(ReservationViews reservations, DecideReservations decideReservations) {
        this.reservations = reservations;
        this.decideReservations = decideReservations;
    }

    /**
     * Releases what is held and takes back what was shipped; what was released before stays as it is.
     *
     * @throws UnknownReservation if the order has no reservation; unlike a command, this leaves no tombstone
     * @throws NothingToRelease if it never held anything
     */
    @Transactional
    public ReservationView release(OrderId order, String operator, String note, Preconditions preconditions) {
        reservations.lock(order);
        ReservationView reservation = find(order);
        preconditions.require(reservation.etag());
        return switch (reservation.state()) {
            case RESERVED, COMMITTED -> {
                reservations.recordRelease(order, operator, note);
                decideReservations.decide(List.of(new Release(order)));
                yield find(order);
            }
            case RELEASED, RETURNED -> reservation;
            case NEW, REJECTED, TOMBSTONE -> throw new NothingToRelease(order);
        };
    }

    private ReservationView find(OrderId order) {
        return reservations.ofOrder(order).orElseThrow(() -> new UnknownReservation(order));
    }

    /** The reservation never held anything. */
    public static final class NothingToRelease extends RuntimeException {
        NothingToRelease(OrderId order) {
            super("The reservation of order " + order + " never held anything.");
        }
    }
}
