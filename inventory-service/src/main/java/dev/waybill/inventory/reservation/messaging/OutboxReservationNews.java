package dev.waybill.inventory.reservation.messaging;

import dev.waybill.inventory.reservation.application.ReservationNews;
import dev.waybill.inventory.reservation.domain.ReservationOutcome;
import dev.waybill.messaging.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class OutboxReservationNews implements ReservationNews {

    private final Outbox outbox;

    OutboxReservationNews(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void decided(UUID orderId, long sequence, ReservationOutcome outcome) {
        outbox.publish(ReservationEventTranslator.translate(orderId, sequence, outcome));
    }
}
