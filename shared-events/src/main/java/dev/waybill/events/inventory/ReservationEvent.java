package dev.waybill.events.inventory;

import java.util.UUID;

/** A fact about the reservation of one order; its key is the order id. */
public sealed interface ReservationEvent
        permits StockReserved, StockRejected, ReservationCommitted, ReservationCommitFailed, ReservationReleased {

    /** The order whose reservation this is about. */
    UUID orderId();

    /** The event's place in the reservation's history, contiguous from 1. */
    long sequence();
}
