package dev.waybill.inventory.reservation.messaging;

import dev.waybill.inventory.reservation.application.ReservationEvents;
import dev.waybill.inventory.reservation.domain.Reservation;
import dev.waybill.messaging.Outbox;
import org.springframework.stereotype.Component;

/** Publishes through the outbox, in the contracts' words. */
@Component
class OutboxReservationEvents implements ReservationEvents {

    private final Outbox outbox;

    OutboxReservationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(Reservation reservation) {
        reservation.takeEvents().forEach(event -> outbox.publish(ReservationEventTranslator.translate(event)));
    }
}
