package dev.waybill.order.domain;

import java.time.Instant;

/** An event with its place in the order's history, contiguous from 1. */
public record NumberedEvent(long sequence, Instant at, OrderEvent event) {}
