package dev.waybill.payment.payment.application;

import java.time.Instant;

/** A reversal that an operator requested, and why. */
public record ReversalByOperator(String operator, String note, Instant at) {}
