package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.OrderEvent;
import java.time.Instant;

/** An event with its place in the order's history, contiguous from 1. */
public record NumberedEvent(long sequence, Instant at, OrderEvent event) {}
