package dev.waybill.order.order.web;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderLine;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.SagaState;
import dev.waybill.web.precondition.Tagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** An order. */
@Schema(name = "Order")
record OrderResponse(
        UUID orderId,

        @Schema(description = "A pseudonym", example = "alice")
        String customerId,

        OrderStatus status,

        @Schema(description = "Whether nothing is awaited any more")
        boolean settled,

        @Schema(description = "Why it was rejected or cancelled; null otherwise") @Nullable
        Reason reason,

        Amount total,
        List<Line> lines,
        Instant placedAt,
        Instant updatedAt,

        @Schema(description = "Counts the order's changes", example = "7")
        long version) {

    /** One product of the order, at the price frozen when it was placed. */
    @Schema(name = "OrderLine")
    record Line(
            @Schema(example = "TEA-GREEN-100") String sku,
            @Schema(example = "2") int quantity,
            Amount unitPrice) {

        static Line of(OrderLine line) {
            return new Line(line.sku(), line.quantity(), Amount.of(line.unitPrice()));
        }
    }

    static OrderResponse of(Order order) {
        SagaState state = order.state();
        return new OrderResponse(
                order.id().value(),
                order.customer().id(),
                state.status(),
                state.settled(),
                state.endedFor().orElse(null),
                Amount.of(order.total()),
                order.lines().stream().map(Line::of).toList(),
                order.placedAt(),
                order.updatedAt(),
                order.version());
    }

    boolean isDecided() {
        return !status.isUnderWay();
    }

    URI location() {
        return URI.create("/v1/orders/" + orderId);
    }

    String etag() {
        return Tagged.tag(version);
    }

    /** The beginning of an answer that leaves the outcome open. */
    ResponseEntity.BodyBuilder accepted() {
        return ResponseEntity.accepted().location(location()).eTag(etag());
    }
}
