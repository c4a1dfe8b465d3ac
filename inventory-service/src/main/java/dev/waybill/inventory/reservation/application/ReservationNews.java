package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.reservation.domain.ReservationOutcome;
import java.util.UUID;

/** Tells the world what came of a request, in the current transaction. */
public interface ReservationNews {

    void decided(UUID orderId, long sequence, ReservationOutcome outcome);
}
