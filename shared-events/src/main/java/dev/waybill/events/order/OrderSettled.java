package dev.waybill.events.order;

import java.util.UUID;

/** Every command of the order's saga has its answer; {@code status} is final unless the customer cancels. */
public record OrderSettled(UUID orderId, long sequence, String status) implements OrderEvent {}
