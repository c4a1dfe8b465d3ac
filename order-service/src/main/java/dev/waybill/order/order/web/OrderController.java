package dev.waybill.order.order.web;

import dev.waybill.order.catalogue.application.PriceLines;
import dev.waybill.order.catalogue.application.Quote;
import dev.waybill.order.order.application.CancelOrder;
import dev.waybill.order.order.application.FindOrders;
import dev.waybill.order.order.application.OrderLists;
import dev.waybill.order.order.application.PlaceOrder;
import dev.waybill.order.order.domain.Money;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.idempotency.IdempotentRequest;
import dev.waybill.web.idempotency.IdempotentRequests;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.openapi.MayWait;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Orders", description = "Customers place, see and cancel their orders")
class OrderController {

    private final PriceLines priceLines;
    private final PlaceOrder placeOrder;
    private final CancelOrder cancelOrder;
    private final FindOrders findOrders;
    private final IdempotentRequests idempotentRequests;

    OrderController(
            PriceLines priceLines,
            PlaceOrder placeOrder,
            CancelOrder cancelOrder,
            FindOrders findOrders,
            IdempotentRequests idempotentRequests) {
        this.priceLines = priceLines;
        this.placeOrder = placeOrder;
        this.cancelOrder = cancelOrder;
        this.findOrders = findOrders;
        this.idempotentRequests = idempotentRequests;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Places an order: it is accepted here and decided later",
            description =
                    "With Prefer: wait=N the answer is 200 as soon as it is confirmed or rejected, else 202 after N"
                            + " seconds. A repetition with the same Idempotency-Key may wait as well.")
    @MayWait
    @MayRefuseWith({"unknown-product", "currency-mismatch", "order-total-too-large", "price-changed", "backlog-full"})
    ResponseEntity<OrderResponse> place(
            @Valid @RequestBody PlaceOrderRequest request, IdempotencyKey key, Caller caller) {
        request.requireOwn(caller);
        Money expectedTotal = request.agreed();
        Quote quote = priceLines.price(request.wanted(), request.currencyOfOrder());
        try (IdempotentRequest<OrderResponse> once =
                idempotentRequests.begin(key, caller, request, OrderResponse.class)) {
            if (once.isRepeated()) {
                return once.earlierAnswer();
            }
            Order order = placeOrder.place(request.customer(), quote, expectedTotal);
            return once.answer(accepted(OrderResponse.of(order.snapshot())));
        }
    }

    @GetMapping("/{orderId}")
    @Operation(
            summary = "An order; with If-None-Match only if it has changed",
            description = "With Prefer: wait=N the answer is 200 as soon as it is decided, else 202 after N seconds.")
    @MayWait
    ResponseEntity<OrderResponse> order(@PathVariable UUID orderId, Caller caller) {
        OrderResponse order =
                OrderResponse.of(visible(new OrderId(orderId), caller).snapshot());
        return ETags.ok(order.etag(), order);
    }

    @GetMapping
    @Operation(summary = "Orders, the latest first")
    CursorPage<OrderResponse> orders(
            @Parameter(description = "Only this customer's; a customer sees only their own", example = "alice")
                    @RequestParam(required = false)
                    @Pattern(regexp = PlaceOrderRequest.CUSTOMER, message = PlaceOrderRequest.PSEUDONYM)
                    @Nullable
                    String customerId,
            @RequestParam(required = false) OrderResponse.@Nullable Status status,
            PageQuery page,
            Caller caller) {
        OrderLists.Filter filter = new OrderLists.Filter(
                customersShownTo(caller, customerId),
                status == null ? null : OrderStatus.valueOf(status.name()),
                page.after().map(cursor -> new OrderId(cursor.uuid(0))).orElse(null));
        return CursorPage.of(
                findOrders.latest(filter, page.rowsToRead()),
                page,
                OrderResponse::of,
                order -> Cursor.after(order.id().value()));
    }

    @PostMapping("/{orderId}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancels an order, whatever it is doing: what is held is let go, what was paid is paid back",
            description = "Once or many times is the same. An order that was rejected cannot be cancelled (409).")
    @MayRefuseWith("order-not-cancellable")
    ResponseEntity<OrderResponse> cancel(@PathVariable UUID orderId, Preconditions preconditions, Caller caller) {
        OrderId id = new OrderId(orderId);
        visible(id, caller);
        cancelOrder.cancel(id, preconditions);
        return accepted(OrderResponse.of(findOrders.order(id).snapshot()));
    }

    private static ResponseEntity<OrderResponse> accepted(OrderResponse order) {
        return order.accepted().body(order);
    }

    private static @Nullable String customersShownTo(Caller caller, @Nullable String requested) {
        if (caller.isOperator()) {
            return requested;
        }
        if (requested != null && !requested.equals(caller.subject())) {
            throw Problems.FORBIDDEN.because("A customer sees nobody else's orders: leave customerId out.");
        }
        return caller.subject();
    }

    private Order visible(OrderId id, Caller caller) {
        Order order = findOrders.order(id);
        OrderVisibility.check(order, caller);
        return order;
    }
}
