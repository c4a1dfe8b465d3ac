package dev.waybill.events.order;

import java.util.UUID;

/** All lines of the order are reserved; the payment is authorised next. */
public record OrderStockReserved(UUID orderId, long sequence) implements OrderEvent {}
