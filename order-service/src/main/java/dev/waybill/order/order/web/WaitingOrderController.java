package dev.waybill.order.order.web;

import dev.waybill.order.order.application.AwaitDecisions;
import dev.waybill.order.order.application.Waiting;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.limits.WaitingPlaces;
import dev.waybill.web.limits.WaitingPlaces.Place;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.EntityTags;
import dev.waybill.web.preference.Preferences;
import dev.waybill.web.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The same as {@link OrderController}, for callers who prefer to wait for the decision ({@code Prefer: wait=10}). */
@Hidden
@RestController
@RequestMapping(path = "/v1/orders", headers = Preferences.HEADER)
class WaitingOrderController {

    private static final String SECONDS_UNTIL_NEXT_TRY = "1";
    private static final Duration BACKSTOP = Duration.ofSeconds(10);

    private final OrderController orders;
    private final AwaitDecisions awaitDecisions;
    private final WaitingPlaces places;
    private final Duration longest;

    WaitingOrderController(
            OrderController orders,
            AwaitDecisions awaitDecisions,
            WaitingPlaces places,
            @Value("${waybill.order.waiting.longest:30s}") Duration longest) {
        this.orders = orders;
        this.awaitDecisions = awaitDecisions;
        this.places = places;
        this.longest = longest;
    }

    @PostMapping
    DeferredResult<ResponseEntity<OrderResponse>> place(
            @Valid @RequestBody PlaceOrderRequest request, IdempotencyKey key, Caller caller, Preferences preferences) {
        return decided(orders.place(request, key, caller), List.of(), caller, preferences);
    }

    @GetMapping("/{orderId}")
    DeferredResult<ResponseEntity<OrderResponse>> order(
            @PathVariable UUID orderId, HttpServletRequest request, Caller caller, Preferences preferences) {
        List<String> known = EntityTags.of(request, HttpHeaders.IF_NONE_MATCH);
        return decided(orders.order(orderId, caller), known, caller, preferences);
    }

    /**
     * The order once it is decided; what is known of it already if the caller does not wait, or cannot.
     *
     * @param seen the entity tags of which the caller needs no copy
     */
    private DeferredResult<ResponseEntity<OrderResponse>> decided(
            ResponseEntity<OrderResponse> known, List<String> seen, Caller caller, Preferences preferences) {
        Duration preferred = preferences.longestWait();
        if (preferred == null) {
            return answered(known);
        }
        Duration wait = preferred.compareTo(longest) < 0 ? preferred : longest;
        OrderResponse order = Objects.requireNonNull(known.getBody());
        if (order.isDecided()) {
            return answered(afterWait(order, seen, wait));
        }
        Optional<Place> place = places.take(caller);
        if (place.isEmpty()) {
            return answered(unwaited(order, seen));
        }
        DeferredResult<ResponseEntity<OrderResponse>> result =
                new DeferredResult<>(wait.plus(BACKSTOP).toMillis(), () -> afterWait(order, seen, wait));
        Waiting waiting = new Waiting(
                new OrderId(order.orderId()),
                wait,
                found -> result.setResult(afterWait(OrderResponse.of(found), seen, wait)),
                () -> result.setResult(afterWait(order, seen, wait)),
                place.get()::giveBack);
        result.onCompletion(() -> awaitDecisions.forget(waiting));
        return awaitDecisions.await(waiting) ? result : answered(unwaited(order, seen));
    }

    private static <T> DeferredResult<T> answered(T answer) {
        DeferredResult<T> result = new DeferredResult<>();
        result.setResult(answer);
        return result;
    }

    private static ResponseEntity<OrderResponse> afterWait(OrderResponse order, List<String> seen, Duration wait) {
        ResponseEntity<OrderResponse> answer =
                order.isDecided() ? ETags.ok(order.etag(), order) : unwaited(order, seen);
        HttpHeaders headers = HttpHeaders.copyOf(answer.getHeaders());
        headers.setLocation(order.location());
        headers.set(Preferences.APPLIED, "wait=" + wait.toSeconds());
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    private static ResponseEntity<OrderResponse> unwaited(OrderResponse order, List<String> seen) {
        if (EntityTags.haveWeakly(seen, order.etag())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(order.etag())
                    .location(order.location())
                    .build();
        }
        return order.accepted()
                .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_NEXT_TRY)
                .body(order);
    }
}
