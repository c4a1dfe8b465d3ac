package dev.waybill.inventory.reservation.domain;

import java.util.List;

/** What came of a request; the same request gets the same outcome again. */
public sealed interface ReservationOutcome {

    record Reserved(List<Line> lines) implements ReservationOutcome {}

    record Rejected(List<Shortage> shortages) implements ReservationOutcome {}

    record Committed(List<Line> lines) implements ReservationOutcome {}

    record CommitRefused(String reason) implements ReservationOutcome {}

    record Released(List<Line> lines) implements ReservationOutcome {}

    record Returned(List<Line> lines) implements ReservationOutcome {}

    record NothingToRelease() implements ReservationOutcome {}
}
