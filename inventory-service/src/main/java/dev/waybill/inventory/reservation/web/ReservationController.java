package dev.waybill.inventory.reservation.web;

import dev.waybill.inventory.reservation.application.ReleaseByOperator;
import dev.waybill.inventory.reservation.application.ReservationView;
import dev.waybill.inventory.reservation.application.ReservationViews;
import dev.waybill.inventory.reservation.application.ReservationViews.Filter;
import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.ReservationState;
import dev.waybill.inventory.reservation.domain.UnknownReservation;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.security.Caller;
import dev.waybill.web.validation.Note;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/reservations")
@Tag(
        name = "Reservations",
        description = "Orders reserve and release by commands; here operators look at reservations, and release those"
                + " whose order is lost")
class ReservationController {

    private final ReservationViews reservations;
    private final ReleaseByOperator releaseByOperator;

    ReservationController(ReservationViews reservations, ReleaseByOperator releaseByOperator) {
        this.reservations = reservations;
        this.releaseByOperator = releaseByOperator;
    }

    @GetMapping("/{orderId}")
    @Operation(summary = "Shows the reservation of an order")
    @MayRefuseWith("reservation-not-found")
    ResponseEntity<ReservationResponse> reservation(@PathVariable UUID orderId) {
        OrderId order = new OrderId(orderId);
        ReservationView view = reservations.ofOrder(order).orElseThrow(() -> new UnknownReservation(order));
        return ETags.ok(view.etag(), ReservationResponse.of(view));
    }

    @GetMapping
    @Operation(summary = "Lists reservations by the order's id, hence the oldest first")
    CursorPage<ReservationResponse> reservations(
            @RequestParam(required = false) ReservationResponse.@Nullable State state,
            @Parameter(description = "Not included", example = "2026-11-24T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant createdBefore,
            PageQuery page) {
        Filter filter = new Filter(state == null ? null : ReservationState.valueOf(state.name()), createdBefore);
        List<ReservationView> rows = reservations.list(
                filter,
                page.rowsToRead(),
                page.after().map(cursor -> new OrderId(cursor.uuid(0))).orElse(null));
        return CursorPage.of(
                rows,
                page,
                ReservationResponse::of,
                row -> Cursor.after(row.order().value()));
    }

    @PostMapping("/{orderId}/release")
    @Operation(
            summary = "Releases what the order holds, and takes back what was shipped to it",
            description = "For a reservation whose order is lost; an order that exists is cancelled (COMPENSATED)."
                    + " Once or many times is the same.")
    @MayRefuseWith({"reservation-not-found", "nothing-to-release"})
    ResponseEntity<ReservationResponse> release(
            @PathVariable UUID orderId, Preconditions preconditions, @Valid @RequestBody Note note, Caller caller) {
        ReservationView view =
                releaseByOperator.release(new OrderId(orderId), caller.subject(), note.note(), preconditions);
        return ResponseEntity.ok().eTag(view.etag()).body(ReservationResponse.of(view));
    }
}
