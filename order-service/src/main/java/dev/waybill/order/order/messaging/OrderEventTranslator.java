package dev.waybill.order.order.messaging;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.order.OrderCancelled;
import dev.waybill.events.order.OrderConfirmed;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.OrderRejected;
import dev.waybill.events.order.OrderSettled;
import dev.waybill.events.order.OrderStockReserved;
import dev.waybill.events.order.PlacedLine;
import dev.waybill.order.order.domain.Money;
import dev.waybill.order.order.domain.NumberedEvent;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.OrderLine;
import dev.waybill.order.saga.domain.OrderEvent;
import java.util.UUID;

/** Turns what happened to an order into the published contract. */
final class OrderEventTranslator {

    private OrderEventTranslator() {}

    static dev.waybill.events.order.OrderEvent translate(Order order, NumberedEvent event) {
        UUID id = order.id().value();
        long sequence = event.sequence();
        return switch (event.event()) {
            case OrderEvent.Placed() ->
                new OrderPlaced(
                        id,
                        sequence,
                        order.customer().id(),
                        order.lines().stream().map(OrderEventTranslator::line).toList(),
                        amount(order.total()),
                        event.at());
            case OrderEvent.StockReserved() -> new OrderStockReserved(id, sequence);
            case OrderEvent.Confirmed() -> new OrderConfirmed(id, sequence, amount(order.total()), event.at());
            case OrderEvent.Rejected(var reason) -> new OrderRejected(id, sequence, reason.name());
            case OrderEvent.Cancelled _, OrderEvent.Settled _ -> translateLost(order.id(), event);
        };
    }

    /** An event that needs the order's id and nothing else of it. */
    static dev.waybill.events.order.OrderEvent translateLost(OrderId order, NumberedEvent event) {
        UUID id = order.value();
        return switch (event.event()) {
            case OrderEvent.Cancelled(var reason) -> new OrderCancelled(id, event.sequence(), reason.name());
            case OrderEvent.Settled(var status) -> new OrderSettled(id, event.sequence(), status.name());
            case OrderEvent.Placed _, OrderEvent.StockReserved _, OrderEvent.Confirmed _, OrderEvent.Rejected _ ->
                throw new IllegalArgumentException("not published about a lost order: " + event.event());
        };
    }

    static MonetaryAmount amount(Money money) {
        return new MonetaryAmount(
                money.amount().toPlainString(), money.currency().getCurrencyCode());
    }

    private static PlacedLine line(OrderLine line) {
        return new PlacedLine(line.sku(), line.quantity(), amount(line.unitPrice()));
    }
}
