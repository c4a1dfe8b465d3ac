package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.ReservationState;
import dev.waybill.web.precondition.ETags;
import java.time.Instant;
import java.util.List;

/**
 * A reservation as operators look at it.
 *
 * @param sequence how many events it has published
 * @param releases what operators released by hand, the first first
 */
public record ReservationView(
        OrderId order,
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

    /** Changes with everything that is shown. */
    public String etag() {
        return ETags.tag(sequence);
    }

    /** A release by an operator, and why. */
    public record Release(String operator, String note, Instant at) {}
}
