package dev.waybill.events.inventory;

/** What releasing a reservation did, depending on its state. */
public enum ReleaseEffect {
    /** Reserved stock became available again. */
    RELEASED,
    /** Shipped stock was taken back. */
    RETURNED,
    /** There was nothing to release; a reservation that comes later is refused. */
    NOTHING
}
