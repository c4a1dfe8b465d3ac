package dev.waybill.events.inventory;

import java.util.UUID;

/** A command to inventory-service; its key is the order id. */
public sealed interface InventoryCommand permits ReserveStock, CommitReservation, ReleaseReservation {

    /** The order that this is for; with the command's type it is the business key of a repeat. */
    UUID orderId();
}
