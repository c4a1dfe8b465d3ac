package dev.waybill.inventory.reservation.web;

import dev.waybill.inventory.reservation.application.ReservationView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an order holds of the stock, or held. */
@Schema(name = "Reservation")
record ReservationResponse(
        UUID orderId,
        State state,
        List<LineBody> lines,

        @Schema(description = "How many events the reservation has published", example = "2")
        long version,

        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "What operators released by hand")
        List<ReleaseBody> releases) {

    /** The state of a reservation; TOMBSTONE stands for a command that came before any reservation. */
    @Schema(name = "ReservationState")
    enum State {
        RESERVED,
        REJECTED,
        COMMITTED,
        RELEASED,
        RETURNED,
        TOMBSTONE
    }

    @Schema(name = "ReservationLine")
    record LineBody(
            @Schema(example = "TEA-EARL-GREY") String sku,
            @Schema(example = "2") int quantity) {}

    @Schema(name = "ReservationRelease")
    record ReleaseBody(
            @Schema(example = "operator-1") String operator,

            @Schema(example = "order-service was restored, the order is lost")
            String note,

            Instant at) {}

    static ReservationResponse of(ReservationView view) {
        return new ReservationResponse(
                view.order().value(),
                State.valueOf(view.state().name()),
                view.lines().stream()
                        .map(line -> new LineBody(line.sku(), line.quantity()))
                        .toList(),
                view.sequence(),
                view.createdAt(),
                view.updatedAt(),
                view.releases().stream()
                        .map(release -> new ReleaseBody(release.operator(), release.note(), release.at()))
                        .toList());
    }
}
