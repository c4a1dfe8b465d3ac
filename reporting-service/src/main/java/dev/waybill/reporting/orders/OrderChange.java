package dev.waybill.reporting.orders;

import dev.waybill.events.inventory.ReservationEvent;
import dev.waybill.events.order.OrderCancelled;
import dev.waybill.events.order.OrderConfirmed;
import dev.waybill.events.order.OrderEvent;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.OrderRejected;
import dev.waybill.events.order.OrderSettled;
import dev.waybill.events.order.OrderStockReserved;
import dev.waybill.events.order.PlacedLine;
import dev.waybill.events.payment.PaymentEvent;
import dev.waybill.reporting.projection.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch of events changes about one order; its fields are columns of {@code order_summary_row}. */
@SuppressWarnings("UnusedVariable") // Fields are read as columns, by JsonRows.
final class OrderChange {

    private final UUID orderId;
    private @Nullable String customerId;
    private @Nullable BigDecimal total;
    private @Nullable String currency;
    private @Nullable Long items;
    private @Nullable Instant placedAt;
    private @Nullable String status;
    private @Nullable Boolean settled;
    private @Nullable String reason;
    private long orderEpoch;
    private long orderSequence;
    private @Nullable PaymentState payment;
    private int paymentRank = -1;
    private @Nullable ReservationState reservation;
    private int reservationRank = -1;
    private Instant updatedAt = Instant.EPOCH;

    OrderChange(UUID orderId) {
        this.orderId = orderId;
    }

    void apply(OrderEvent event, long epoch, Instant at) {
        touched(at);
        if (!new Place(epoch, event.sequence()).isAfter(new Place(orderEpoch, orderSequence))) {
            return;
        }
        orderEpoch = epoch;
        orderSequence = event.sequence();
        settled = event instanceof OrderSettled;
        switch (event) {
            case OrderPlaced placed -> placed(placed);
            case OrderStockReserved _ -> status = "STOCK_RESERVED";
            case OrderConfirmed _ -> status = "CONFIRMED";
            case OrderRejected rejected -> ended("REJECTED", rejected.reason());
            case OrderCancelled cancelled -> ended("CANCELLED", cancelled.reason());
            case OrderSettled last -> status = last.status();
        }
    }

    void apply(PaymentEvent event, Instant at) {
        touched(at);
        PaymentState state = PaymentState.after(event);
        if (state.rank() > paymentRank) {
            payment = state;
            paymentRank = state.rank();
        }
    }

    void apply(ReservationEvent event, Instant at) {
        touched(at);
        ReservationState state = ReservationState.after(event);
        if (state.rank() > reservationRank) {
            reservation = state;
            reservationRank = state.rank();
        }
    }

    private void placed(OrderPlaced placed) {
        status = "PLACED";
        customerId = placed.customerId();
        total = new BigDecimal(placed.total().amount());
        currency = placed.total().currency();
        items = placed.lines().stream().mapToLong(PlacedLine::quantity).sum();
        placedAt = placed.placedAt();
    }

    private void ended(String as, String because) {
        status = as;
        reason = because;
    }

    private void touched(Instant at) {
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt;
    }
}
