package dev.waybill.messaging;

import java.time.Instant;

/**
 * A silence that was observed, by the database's clock: whoever was sent a message before {@code sentBefore} had the whole
 * patience to reply, and no reply that was on the consumer's topics at {@code until} is left unhandled.
 *
 * @param until every record that was on the consumer's topics at this time has been handled; never in the future
 * @param sentBefore every message that was stored by a transaction that read the database's clock before this time had left
 *     the outbox one patience before {@code until}: acknowledged by the broker, or in quarantine
 */
public record Silence(Instant until, Instant sentBefore) {}
