package dev.waybill.events.inventory;

import java.util.UUID;

/** Release, or take back, whatever the order holds. Answered by {@link ReservationReleased}. */
public record ReleaseReservation(UUID orderId) implements InventoryCommand {}
