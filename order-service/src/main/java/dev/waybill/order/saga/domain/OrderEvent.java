package dev.waybill.order.saga.domain;

/** What happened to an order. */
public sealed interface OrderEvent {

    record Placed() implements OrderEvent {}

    record StockReserved() implements OrderEvent {}

    record Confirmed() implements OrderEvent {}

    record Rejected(Reason reason) implements OrderEvent {}

    record Cancelled(Reason reason) implements OrderEvent {}

    /** Every command has its answer. */
    record Settled(OrderStatus status) implements OrderEvent {}
}
