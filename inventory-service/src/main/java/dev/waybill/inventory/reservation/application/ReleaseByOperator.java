package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.reservation.domain.ReservationRequest.Release;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
     * @param precondition refuses by an exception, once the reservation cannot change any more
     * @throws UnknownReservation if the order has no reservation; unlike a command, this leaves no tombstone
     * @throws NothingToRelease if it never held anything
     */
    @Transactional
    public ReservationView release(UUID orderId, String operator, String note, Consumer<ReservationView> precondition) {
        reservations.lock(orderId);
        ReservationView reservation = find(orderId);
        precondition.accept(reservation);
        return switch (reservation.state()) {
            case RESERVED, COMMITTED -> {
                reservations.recordRelease(orderId, operator, note);
                decideReservations.decide(List.of(new Release(orderId)));
                yield find(orderId);
            }
            case RELEASED, RETURNED -> reservation;
            case NEW, REJECTED, BARRED -> throw new NothingToRelease(orderId);
        };
    }

    private ReservationView find(UUID orderId) {
        return reservations.ofOrder(orderId).orElseThrow(() -> new UnknownReservation(orderId));
    }

    /** The order has no reservation. */
    public static final class UnknownReservation extends RuntimeException {
        public UnknownReservation(UUID orderId) {
            super("There is no reservation of order " + orderId + ".");
        }
    }

    /** The reservation never held anything. */
    public static final class NothingToRelease extends RuntimeException {
        NothingToRelease(UUID orderId) {
            super("The reservation of order " + orderId + " never held anything.");
        }
    }
}
