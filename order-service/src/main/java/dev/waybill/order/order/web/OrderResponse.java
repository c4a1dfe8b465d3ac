package dev.waybill.order.order.web;

import dev.waybill.order.order.domain.Money;
import dev.waybill.order.order.domain.OrderLine;
import dev.waybill.order.order.domain.OrderSnapshot;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.SagaState;
import dev.waybill.web.money.MoneyJson;
import dev.waybill.web.precondition.ETags;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** An order. */
@Schema(name = "Order")
public record OrderResponse(
        UUID orderId,

        @Schema(description = "A pseudonym", example = "alice")
        String customerId,

        Status status,

        @Schema(description = "Whether nothing is awaited any more")
        boolean settled,

        @Schema(description = "Why it was rejected or cancelled; null otherwise") @Nullable
        Why reason,

        MoneyJson total,
        List<Line> lines,
        Instant placedAt,
        Instant updatedAt,

        @Schema(description = "Counts the order's changes", example = "7")
        long version) {

    /** What the customer sees of an order. */
    public enum Status {
        PLACED,
        STOCK_RESERVED,
        CONFIRMED,
        REJECTED,
        CANCELLED;

        public static Status of(OrderStatus status) {
            return switch (status) {
                case PLACED -> PLACED;
                case STOCK_RESERVED -> STOCK_RESERVED;
                case CONFIRMED -> CONFIRMED;
                case REJECTED -> REJECTED;
                case CANCELLED -> CANCELLED;
            };
        }
    }

    /** Why an order was rejected or cancelled. */
    public enum Why {
        OUT_OF_STOCK,
        PAYMENT_DECLINED,
        PAYMENT_FAILED,
        CUSTOMER_REQUEST,
        TIMED_OUT,
        COMPENSATED;

        public static Why of(Reason reason) {
            return switch (reason) {
                case OUT_OF_STOCK -> OUT_OF_STOCK;
                case PAYMENT_DECLINED -> PAYMENT_DECLINED;
                case PAYMENT_FAILED -> PAYMENT_FAILED;
                case CUSTOMER_REQUEST -> CUSTOMER_REQUEST;
                case TIMED_OUT -> TIMED_OUT;
                case COMPENSATED -> COMPENSATED;
            };
        }
    }

    /** One product of the order, at the price frozen when it was placed. */
    @Schema(name = "OrderLine")
    record Line(
            @Schema(example = "TEA-GREEN-100") String sku,
            @Schema(example = "2") int quantity,
            MoneyJson unitPrice) {

        static Line of(OrderLine line) {
            return new Line(line.sku(), line.quantity(), money(line.unitPrice()));
        }
    }

    static OrderResponse of(OrderSnapshot order) {
        SagaState state = order.state();
        return new OrderResponse(
                order.id().value(),
                order.customerId(),
                Status.of(state.status()),
                state.settled(),
                state.endedFor().map(Why::of).orElse(null),
                money(order.total()),
                order.lines().stream().map(Line::of).toList(),
                order.placedAt(),
                order.updatedAt(),
                order.version());
    }

    static MoneyJson money(Money money) {
        return MoneyJson.of(money.amount(), money.currency());
    }

    boolean isDecided() {
        return status != Status.PLACED && status != Status.STOCK_RESERVED;
    }

    URI location() {
        return URI.create("/v1/orders/" + orderId);
    }

    String etag() {
        return ETags.tag(version);
    }

    /** The beginning of an answer that leaves the outcome open. */
    ResponseEntity.BodyBuilder accepted() {
        return ResponseEntity.accepted().location(location()).eTag(etag());
    }
}
