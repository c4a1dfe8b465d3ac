package dev.waybill.order.order.messaging;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.events.payment.ReversePayment;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.domain.SagaCommand;
import java.util.UUID;

/** Turns a command of the saga into the command that its receiver published. */
final class SagaCommandTranslator {

    private SagaCommandTranslator() {}

    static Object translate(Order order, SagaCommand command) {
        UUID id = order.id().value();
        return switch (command) {
            case RESERVE_STOCK ->
                new ReserveStock(
                        id,
                        order.lines().stream()
                                .map(line -> new StockLine(line.sku(), line.quantity()))
                                .toList());
            case AUTHORIZE_PAYMENT ->
                new AuthorizePayment(
                        id,
                        OrderEventTranslator.amount(order.total()),
                        order.customer().paymentMethod());
            case COMMIT_RESERVATION -> new CommitReservation(id);
            case CAPTURE_PAYMENT -> new CapturePayment(id);
            case RELEASE_RESERVATION, REVERSE_PAYMENT -> compensation(order.id(), command);
        };
    }

    /** One that needs the order's id and nothing else of it. */
    static Object compensation(OrderId order, SagaCommand command) {
        return switch (command) {
            case RELEASE_RESERVATION -> new ReleaseReservation(order.value());
            case REVERSE_PAYMENT -> new ReversePayment(order.value());
            case RESERVE_STOCK, AUTHORIZE_PAYMENT, COMMIT_RESERVATION, CAPTURE_PAYMENT ->
                throw new IllegalArgumentException("no compensation: " + command);
        };
    }
}
