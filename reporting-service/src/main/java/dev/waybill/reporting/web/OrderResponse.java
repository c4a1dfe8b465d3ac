package dev.waybill.reporting.web;

import dev.waybill.reporting.orders.OrderSummary;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as all services tell of it.
 *
 * @param payment how far its payment came: NONE, DECLINED, AUTHORIZED, CAPTURE_FAILED, CAPTURED, VOIDED or REFUNDED
 * @param reservation how far its reservation came: NONE, REJECTED, RESERVED, COMMIT_FAILED, SHIPPED, RELEASED or RETURNED
 */
record OrderResponse(
        UUID orderId,
        String customerId,
        String status,
        boolean settled,
        @Nullable String reason,
        Money total,
        long items,
        @Nullable String payment,
        @Nullable String reservation,
        Instant placedAt,
        Instant updatedAt) {

    static OrderResponse of(OrderSummary order) {
        return new OrderResponse(
                order.orderId(),
                order.customerId(),
                order.status(),
                order.settled(),
                order.reason(),
                Money.of(order.total(), order.currency()),
                order.items(),
                order.payment(),
                order.reservation(),
                order.placedAt(),
                order.updatedAt());
    }
}
