package dev.waybill.inventory.reservation.messaging;

import dev.waybill.events.inventory.ReleaseEffect;
import dev.waybill.events.inventory.ReservationCommitFailed;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.Shortage;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;
import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.ReservationEvent;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.CommitRefused;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Committed;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.NothingToRelease;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Rejected;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Released;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Reserved;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Returned;
import java.util.List;
import java.util.UUID;

/** Turns what was decided about a reservation into the published contract. */
final class ReservationEventTranslator {

    private ReservationEventTranslator() {}

    static dev.waybill.events.inventory.ReservationEvent translate(ReservationEvent event) {
        UUID orderId = event.order().value();
        long sequence = event.sequence();
        return switch (event.outcome()) {
            case Reserved reserved -> new StockReserved(orderId, sequence, lines(reserved.lines()));
            case Rejected rejected -> new StockRejected(orderId, sequence, shortages(rejected));
            case Committed committed -> new ReservationCommitted(orderId, sequence, lines(committed.lines()));
            case CommitRefused refused -> new ReservationCommitFailed(orderId, sequence, refused.reason());
            case Released released ->
                new ReservationReleased(orderId, sequence, ReleaseEffect.RELEASED, lines(released.lines()));
            case Returned returned ->
                new ReservationReleased(orderId, sequence, ReleaseEffect.RETURNED, lines(returned.lines()));
            case NothingToRelease() -> new ReservationReleased(orderId, sequence, ReleaseEffect.NOTHING, List.of());
        };
    }

    private static List<StockLine> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> new StockLine(line.sku(), line.quantity()))
                .toList();
    }

    private static List<Shortage> shortages(Rejected rejected) {
        return rejected.shortages().stream()
                .map(shortage -> new Shortage(
                        shortage.sku(), shortage.requested(), Math.clamp(shortage.available(), 0, Integer.MAX_VALUE)))
                .toList();
    }
}
