package dev.waybill.inventory.reservation.domain;

import java.util.List;
import java.util.UUID;

/** What can be asked of a reservation. */
public sealed interface ReservationRequest {

    UUID orderId();

    /** Hold every line, or none. */
    record Reserve(UUID orderId, List<Line> lines) implements ReservationRequest {
        public Reserve {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("nothing to reserve");
            }
            if (lines.stream().map(Line::sku).distinct().count() < lines.size()) {
                throw new IllegalArgumentException("a product stands in two lines");
            }
        }
    }

    /** Ship what is held. */
    record Commit(UUID orderId) implements ReservationRequest {}

    /** Give back whatever is held or was shipped. */
    record Release(UUID orderId) implements ReservationRequest {}
}
