package dev.waybill.events;

import static dev.waybill.events.Contract.command;
import static dev.waybill.events.Contract.event;
import static dev.waybill.events.Topics.INVENTORY_COMMANDS;
import static dev.waybill.events.Topics.INVENTORY_EVENTS;
import static dev.waybill.events.Topics.ORDER_EVENTS;
import static dev.waybill.events.Topics.PAYMENT_COMMANDS;
import static dev.waybill.events.Topics.PAYMENT_EVENTS;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReservationCommitFailed;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.StockReceived;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;
import dev.waybill.events.order.OrderCancelled;
import dev.waybill.events.order.OrderConfirmed;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.OrderRejected;
import dev.waybill.events.order.OrderSettled;
import dev.waybill.events.order.OrderStockReserved;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptureFailed;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.events.payment.ReversePayment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every message that the platform publishes. */
public final class Contracts {

    /** All contracts: events first, then commands. */
    public static final List<Contract<?>> ALL = List.of(
            event(
                    "order.placed.v1",
                    OrderPlaced.class,
                    ORDER_EVENTS,
                    e -> e.orderId().toString(),
                    OrderPlaced::sequence),
            event(
                    "order.stock-reserved.v1",
                    OrderStockReserved.class,
                    ORDER_EVENTS,
                    e -> e.orderId().toString(),
                    OrderStockReserved::sequence),
            event(
                    "order.confirmed.v1",
                    OrderConfirmed.class,
                    ORDER_EVENTS,
                    e -> e.orderId().toString(),
                    OrderConfirmed::sequence),
            event(
                    "order.rejected.v1",
                    OrderRejected.class,
                    ORDER_EVENTS,
                    e -> e.orderId().toString(),
                    OrderRejected::sequence),
            event(
                    "order.cancelled.v1",
                    OrderCancelled.class,
                    ORDER_EVENTS,
                    e -> e.orderId().toString(),
                    OrderCancelled::sequence),
            event(
                    "order.settled.v1",
                    OrderSettled.class,
                    ORDER_EVENTS,
                    e -> e.orderId().toString(),
                    OrderSettled::sequence),
            event(
                    "inventory.product-changed.v1",
                    ProductChanged.class,
                    INVENTORY_EVENTS,
                    ProductChanged::sku,
                    ProductChanged::sequence),
            event(
                    "inventory.stock-received.v1",
                    StockReceived.class,
                    INVENTORY_EVENTS,
                    StockReceived::sku,
                    StockReceived::sequence),
            event(
                    "inventory.stock-reserved.v1",
                    StockReserved.class,
                    INVENTORY_EVENTS,
                    e -> e.orderId().toString(),
                    StockReserved::sequence),
            event(
                    "inventory.stock-rejected.v1",
                    StockRejected.class,
                    INVENTORY_EVENTS,
                    e -> e.orderId().toString(),
                    StockRejected::sequence),
            event(
                    "inventory.reservation-committed.v1",
                    ReservationCommitted.class,
                    INVENTORY_EVENTS,
                    e -> e.orderId().toString(),
                    ReservationCommitted::sequence),
            event(
                    "inventory.reservation-commit-failed.v1",
                    ReservationCommitFailed.class,
                    INVENTORY_EVENTS,
                    e -> e.orderId().toString(),
                    ReservationCommitFailed::sequence),
            event(
                    "inventory.reservation-released.v1",
                    ReservationReleased.class,
                    INVENTORY_EVENTS,
                    e -> e.orderId().toString(),
                    ReservationReleased::sequence),
            event(
                    "payment.authorized.v1",
                    PaymentAuthorized.class,
                    PAYMENT_EVENTS,
                    e -> e.orderId().toString(),
                    PaymentAuthorized::sequence),
            event(
                    "payment.declined.v1",
                    PaymentDeclined.class,
                    PAYMENT_EVENTS,
                    e -> e.orderId().toString(),
                    PaymentDeclined::sequence),
            event(
                    "payment.captured.v1",
                    PaymentCaptured.class,
                    PAYMENT_EVENTS,
                    e -> e.orderId().toString(),
                    PaymentCaptured::sequence),
            event(
                    "payment.capture-failed.v1",
                    PaymentCaptureFailed.class,
                    PAYMENT_EVENTS,
                    e -> e.orderId().toString(),
                    PaymentCaptureFailed::sequence),
            event(
                    "payment.reversed.v1",
                    PaymentReversed.class,
                    PAYMENT_EVENTS,
                    e -> e.orderId().toString(),
                    PaymentReversed::sequence),
            command(
                    "inventory.reserve-stock.v1",
                    ReserveStock.class,
                    INVENTORY_COMMANDS,
                    c -> c.orderId().toString()),
            command(
                    "inventory.commit-reservation.v1",
                    CommitReservation.class,
                    INVENTORY_COMMANDS,
                    c -> c.orderId().toString()),
            command(
                    "inventory.release-reservation.v1",
                    ReleaseReservation.class,
                    INVENTORY_COMMANDS,
                    c -> c.orderId().toString()),
            command(
                    "payment.authorize.v1",
                    AuthorizePayment.class,
                    PAYMENT_COMMANDS,
                    c -> c.orderId().toString()),
            command(
                    "payment.capture.v1",
                    CapturePayment.class,
                    PAYMENT_COMMANDS,
                    c -> c.orderId().toString()),
            command(
                    "payment.reverse.v1",
                    ReversePayment.class,
                    PAYMENT_COMMANDS,
                    c -> c.orderId().toString()));

    /** The confidential members in the messages of each topic that has any. */
    public static final Map<String, Set<String>> CONFIDENTIAL = ALL.stream()
            .filter(contract -> !contract.confidential().isEmpty())
            .collect(Collectors.groupingBy(
                    Contract::topic,
                    Collectors.flatMapping(contract -> contract.confidential().stream(), Collectors.toSet())));

    private Contracts() {}
}
