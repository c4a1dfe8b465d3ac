package dev.waybill.reporting.sales;

import dev.waybill.events.order.OrderCancelled;
import dev.waybill.events.order.OrderConfirmed;
import dev.waybill.events.order.OrderEvent;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.OrderRejected;
import dev.waybill.events.order.OrderSettled;
import dev.waybill.events.order.OrderStockReserved;
import dev.waybill.reporting.projection.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order counts for.
 *
 * @param hour in which it was placed; {@code null}, and counting for nothing, while that event has not come
 */
record SalesOrder(
        UUID orderId,
        long epoch,
        long sequence,
        @Nullable Instant hour,
        @Nullable String currency,
        @Nullable BigDecimal total,
        @Nullable String status) {

    static SalesOrder unknown(UUID orderId) {
        return new SalesOrder(orderId, 0, 0, null, null, null, null);
    }

    SalesOrder after(OrderEvent event, long itsEpoch) {
        if (!new Place(itsEpoch, event.sequence()).isAfter(new Place(epoch, sequence))) {
            return this;
        }
        return switch (event) {
            case OrderPlaced placed ->
                new SalesOrder(
                        orderId,
                        itsEpoch,
                        placed.sequence(),
                        placed.placedAt().truncatedTo(ChronoUnit.HOURS),
                        placed.total().currency(),
                        new BigDecimal(placed.total().amount()),
                        "PLACED");
            case OrderStockReserved _ -> now("STOCK_RESERVED", event, itsEpoch);
            case OrderConfirmed _ -> now("CONFIRMED", event, itsEpoch);
            case OrderRejected _ -> now("REJECTED", event, itsEpoch);
            case OrderCancelled _ -> now("CANCELLED", event, itsEpoch);
            case OrderSettled settled -> now(settled.status(), event, itsEpoch);
        };
    }

    /** What it adds to its hour. */
    Sales sales() {
        if (hour == null || total == null || status == null) {
            return Sales.NONE;
        }
        // With the currency's fraction digits, like any other amount.
        BigDecimal nothing = BigDecimal.ZERO.setScale(total.scale());
        return switch (status) {
            case "CONFIRMED" -> new Sales(1, 1, 0, 0, total);
            case "REJECTED" -> new Sales(1, 0, 1, 0, nothing);
            case "CANCELLED" -> new Sales(1, 0, 0, 1, nothing);
            default -> new Sales(1, 0, 0, 0, nothing);
        };
    }

    private SalesOrder now(String newStatus, OrderEvent event, long itsEpoch) {
        return new SalesOrder(orderId, itsEpoch, event.sequence(), hour, currency, total, newStatus);
    }
}
