package dev.waybill.reporting.web;

import dev.waybill.reporting.orders.OrderSummary;
import dev.waybill.web.money.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as the events of all services show it. */
@Schema(name = "ReportedOrder")
record OrderResponse(
        UUID orderId,
        @Schema(example = "alice") String customerId,
        @Schema(example = "CONFIRMED") String status,
        boolean settled,

        @Schema(description = "Why it was rejected or cancelled", example = "OUT_OF_STOCK") @Nullable
        String reason,

        MoneyJson total,
        @Schema(example = "2") long items,

        @Schema(
                description =
                        "How far its payment came: NONE, DECLINED, AUTHORIZED, CAPTURE_FAILED, CAPTURED, VOIDED or"
                                + " REFUNDED",
                example = "CAPTURED")
        @Nullable
        String payment,

        @Schema(
                description =
                        "How far its reservation came: NONE, REJECTED, RESERVED, COMMIT_FAILED, SHIPPED, RELEASED or"
                                + " RETURNED",
                example = "SHIPPED")
        @Nullable
        String reservation,

        Instant placedAt,
        Instant updatedAt) {

    static OrderResponse of(OrderSummary order) {
        return new OrderResponse(
                order.orderId(),
                order.customerId(),
                order.status(),
                order.settled(),
                order.reason(),
                MoneyJson.of(order.total(), order.currency()),
                order.items(),
                order.payment(),
                order.reservation(),
                order.placedAt(),
                order.updatedAt());
    }
}
