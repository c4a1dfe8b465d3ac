package dev.waybill.payment.payment.application;

import java.time.Instant;

/**
 * Somebody has looked at a payment that needed attention.
 *
 * @param attention why it needed attention then
 * @param note what came of it
 */
public record Acknowledgement(String attention, String operator, String note, Instant at) {}
