package dev.waybill.inventory.reservation.domain;

/** Where the reservation of an order stands. */
public enum ReservationState {
    /** Nothing was decided yet; never outlives a transaction. */
    NEW,
    /** Every line is held. */
    RESERVED,
    /** At least one line could not be held, hence none is. */
    REJECTED,
    /** What was held was shipped. */
    COMMITTED,
    /** What was held was given back. */
    RELEASED,
    /** What was shipped came back. */
    RETURNED,
    /** Released, or committed, before it was ever reserved: it never will be. */
    TOMBSTONE
}
