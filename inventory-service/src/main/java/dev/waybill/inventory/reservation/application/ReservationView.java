package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.ReservationState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A reservation as operators look at it.
 *
 * @param sequence how many events it has published
 * @param releases what operators released by hand, the first first
 */
public record ReservationView(
        UUID orderId,
        ReservationState state,
        List<Line> lines,
        long sequence,
        Instant createdAt,
        Instant updatedAt,
        List<Release> releases) {

    public ReservationView {
        lines = List.copyOf(lines);
        releases = List.copyOf(releases);
    }

    /** A release by an operator, and why. */
    public record Release(String operator, String note, Instant at) {}
}
