package dev.waybill.events.payment;

/** What reversing a payment did, depending on its state. */
public enum ReversalEffect {
    /** An authorisation was let go. */
    VOIDED,
    /** A captured amount was paid back. */
    REFUNDED,
    /** There was nothing to reverse; an authorisation that comes later is refused. */
    NOTHING
}
