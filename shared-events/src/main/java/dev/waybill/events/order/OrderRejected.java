package dev.waybill.events.order;

import java.util.UUID;

/** The order ended before it was confirmed: {@code OUT_OF_STOCK} or {@code PAYMENT_DECLINED}. */
public record OrderRejected(UUID orderId, long sequence, String reason) implements OrderEvent {}
