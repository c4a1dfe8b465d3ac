package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.ReservationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reservations as operators look at them. */
public interface ReservationViews {

    /** The reservation of this order. */
    Optional<ReservationView> ofOrder(OrderId order);

    /** Reservations in the order of their ids, after this one if it is given. */
    List<ReservationView> list(Filter filter, int limit, @Nullable OrderId after);

    /** Locks the reservation until the transaction ends, if it is there. */
    void lock(OrderId order);

    /** Adds to the audit trail. */
    void recordRelease(OrderId order, String operator, String note);

    /** Which reservations; what is absent does not matter. */
    record Filter(
            @Nullable ReservationState state, @Nullable Instant createdBefore) {}
}
