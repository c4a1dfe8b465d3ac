package dev.waybill.events.order;

import dev.waybill.events.MonetaryAmount;
import java.time.Instant;
import java.util.UUID;

/** The order is reserved and its payment authorised: the customer's order stands. */
public record OrderConfirmed(UUID orderId, long sequence, MonetaryAmount total, Instant confirmedAt)
        implements OrderEvent {}
