package dev.waybill.events.inventory;

import java.util.UUID;

/** Ship what is reserved. Answered by {@link ReservationCommitted} or {@link ReservationCommitFailed}. */
public record CommitReservation(UUID orderId) implements InventoryCommand {}
