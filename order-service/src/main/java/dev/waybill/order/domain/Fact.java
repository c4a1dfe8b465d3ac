package dev.waybill.order.domain;

/** What an order tells the world about itself. */
public sealed interface Fact {

    record Placed() implements Fact {}

    record StockReserved() implements Fact {}

    record Confirmed() implements Fact {}

    record Rejected(Reason reason) implements Fact {}

    record Cancelled(Reason reason) implements Fact {}

    /** Every command has its answer. */
    record Settled(OrderStatus status) implements Fact {}
}
