package dev.waybill.order.messaging;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.events.payment.ReversePayment;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.SagaStep;
import java.util.UUID;

/** Turns a step of the saga into the command that its receiver published. */
final class SagaCommandTranslator {

    private SagaCommandTranslator() {}

    static Object translate(Order order, SagaStep step) {
        UUID id = order.id().value();
        return switch (step) {
            case RESERVE_STOCK ->
                new ReserveStock(
                        id,
                        order.lines().stream()
                                .map(line -> new StockLine(line.sku(), line.quantity()))
                                .toList());
            case AUTHORIZE_PAYMENT ->
                new AuthorizePayment(id, OrderEventTranslator.amount(order.total()), order.paymentMethod());
            case COMMIT_RESERVATION -> new CommitReservation(id);
            case CAPTURE_PAYMENT -> new CapturePayment(id);
            case RELEASE_RESERVATION, REVERSE_PAYMENT -> compensation(order.id(), step);
        };
    }

    /** A command that needs the order's id and nothing else of it. */
    static Object compensation(OrderId order, SagaStep step) {
        return switch (step) {
            case RELEASE_RESERVATION -> new ReleaseReservation(order.value());
            case REVERSE_PAYMENT -> new ReversePayment(order.value());
            case RESERVE_STOCK, AUTHORIZE_PAYMENT, COMMIT_RESERVATION, CAPTURE_PAYMENT ->
                throw new IllegalArgumentException("no compensation: " + step);
        };
    }
}
