package dev.waybill.order.order.domain;

import java.time.Instant;

/**
 * Which missing replies are missing indeed.
 *
 * @param until every reply that had arrived at this time has been handled
 * @param sentBefore commands that were sent before this time left long enough before {@code until} to be answered
 */
public record Silence(Instant until, Instant sentBefore) {}
