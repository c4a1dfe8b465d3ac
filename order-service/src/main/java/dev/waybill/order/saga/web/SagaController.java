package dev.waybill.order.saga.web;

import dev.waybill.order.order.application.FindOrders;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.web.OrderVisibility;
import dev.waybill.order.saga.application.InterveneInSaga;
import dev.waybill.order.saga.application.Interventions;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.security.Caller;
import dev.waybill.web.validation.Note;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Sagas", description = "How orders are carried out, step by step; operators intervene here")
class SagaController {

    private final FindOrders findOrders;
    private final InterveneInSaga interveneInSaga;
    private final Interventions interventions;

    SagaController(FindOrders findOrders, InterveneInSaga interveneInSaga, Interventions interventions) {
        this.findOrders = findOrders;
        this.interveneInSaga = interveneInSaga;
        this.interventions = interventions;
    }

    @GetMapping("/{orderId}/saga")
    @Operation(summary = "How far an order is: the commands, their replies, and until when a reply is awaited")
    ResponseEntity<SagaResponse> saga(@PathVariable UUID orderId, Caller caller) {
        SagaResponse saga = visible(orderId, caller);
        return ETags.ok(saga.etag(), saga);
    }

    @GetMapping("/overdue")
    @Operation(summary = "Orders whose first attempt at a command had no reply in time, the oldest first")
    CursorPage<SagaResponse> overdue(PageQuery page) {
        List<Order> orders = findOrders.overdue(
                page.after().map(cursor -> new OrderId(cursor.uuid(0))).orElse(null), page.rowsToRead());
        return CursorPage.of(
                orders,
                page,
                order -> SagaResponse.of(order, List.of()),
                order -> Cursor.after(order.id().value()));
    }

    @PostMapping("/{orderId}/saga/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends again, now, every command whose reply is awaited")
    ResponseEntity<SagaResponse> retry(
            @PathVariable UUID orderId, Preconditions preconditions, @Valid @RequestBody Note note, Caller caller) {
        interveneInSaga.retry(new OrderId(orderId), caller.subject(), note.note(), preconditions);
        return accepted(visible(orderId, caller));
    }

    @PostMapping("/{orderId}/saga/compensation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ends an order that awaits an answer: it is cancelled (TIMED_OUT) and everything is undone",
            description = "A settled order stays as it is.")
    ResponseEntity<SagaResponse> compensate(
            @PathVariable UUID orderId, Preconditions preconditions, @Valid @RequestBody Note note, Caller caller) {
        interveneInSaga.compensate(new OrderId(orderId), caller.subject(), note.note(), preconditions);
        return accepted(visible(orderId, caller));
    }

    private static ResponseEntity<SagaResponse> accepted(SagaResponse saga) {
        return ResponseEntity.accepted()
                .location(URI.create("/v1/orders/" + saga.orderId() + "/saga"))
                .eTag(saga.etag())
                .body(saga);
    }

    private SagaResponse visible(UUID orderId, Caller caller) {
        Order order = findOrders.order(new OrderId(orderId));
        OrderVisibility.check(order, caller);
        return SagaResponse.of(order, caller.isOperator() ? interventions.of(order.id()) : List.of());
    }
}
