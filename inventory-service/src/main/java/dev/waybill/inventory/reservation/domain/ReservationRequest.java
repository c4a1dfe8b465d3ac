package dev.waybill.inventory.reservation.domain;

import java.util.List;

/** What can be requested of a reservation. */
public sealed interface ReservationRequest {

    OrderId order();

    /** Hold every line, or none. */
    record Reserve(OrderId order, List<Line> lines) implements ReservationRequest {
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
    record Commit(OrderId order) implements ReservationRequest {}

    /** Give back whatever is held or was shipped. */
    record Release(OrderId order) implements ReservationRequest {}
}
