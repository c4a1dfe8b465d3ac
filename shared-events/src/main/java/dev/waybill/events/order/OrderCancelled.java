package dev.waybill.events.order;

import java.util.UUID;

/** The order was cancelled: by the customer, by a deadline, or because its payment failed. */
public record OrderCancelled(UUID orderId, long sequence, String reason) implements OrderEvent {}
