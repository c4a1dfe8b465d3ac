package dev.waybill.reporting.projection;

import java.time.Instant;

/**
 * An event as a projection receives it.
 *
 * @param partition of its topic: two events of the same topic and partition are never applied at the same time
 * @param time when it was stored by its sender
 * @param epoch of its sender, within which sequences count
 */
public record ProjectedEvent(int partition, Instant time, long epoch, Object payload) {}
