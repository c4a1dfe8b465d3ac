package dev.waybill.order.messaging;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.order.OrderCancelled;
import dev.waybill.events.order.OrderConfirmed;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.OrderRejected;
import dev.waybill.events.order.OrderSettled;
import dev.waybill.events.order.OrderStockReserved;
import dev.waybill.events.order.PlacedLine;
import dev.waybill.order.domain.Fact;
import dev.waybill.order.domain.Money;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderEvent;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.OrderLine;
import java.util.UUID;

/** Turns what happened to an order into the published contract. */
final class OrderEventTranslator {

    private OrderEventTranslator() {}

    static dev.waybill.events.order.OrderEvent translate(Order order, OrderEvent event) {
        UUID id = order.id().value();
        long sequence = event.sequence();
        return switch (event.fact()) {
            case Fact.Placed() ->
                new OrderPlaced(
                        id,
                        sequence,
                        order.customerId(),
                        order.lines().stream().map(OrderEventTranslator::line).toList(),
                        amount(order.total()),
                        event.at());
            case Fact.StockReserved() -> new OrderStockReserved(id, sequence);
            case Fact.Confirmed() -> new OrderConfirmed(id, sequence, amount(order.total()), event.at());
            case Fact.Rejected(var reason) -> new OrderRejected(id, sequence, reason.name());
            case Fact.Cancelled _, Fact.Settled _ -> translateLost(order.id(), event);
        };
    }

    /** An event that needs the order's id and nothing else of it. */
    static dev.waybill.events.order.OrderEvent translateLost(OrderId order, OrderEvent event) {
        UUID id = order.value();
        return switch (event.fact()) {
            case Fact.Cancelled(var reason) -> new OrderCancelled(id, event.sequence(), reason.name());
            case Fact.Settled(var status) -> new OrderSettled(id, event.sequence(), status.name());
            case Fact.Placed _, Fact.StockReserved _, Fact.Confirmed _, Fact.Rejected _ ->
                throw new IllegalArgumentException("not told of a lost order: " + event.fact());
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
