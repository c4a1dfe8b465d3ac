package dev.waybill.order.domain;

import java.time.Instant;

/** A fact with its place in the order's history, contiguous from 1. */
public record OrderEvent(long sequence, Instant at, Fact fact) {}
