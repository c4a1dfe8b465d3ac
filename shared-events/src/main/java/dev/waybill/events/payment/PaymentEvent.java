package dev.waybill.events.payment;

import java.util.UUID;

/** A fact about the payment of one order; its key is the order id. */
public sealed interface PaymentEvent
        permits PaymentAuthorized, PaymentDeclined, PaymentCaptured, PaymentCaptureFailed, PaymentReversed {

    /** The order whose payment this is about. */
    UUID orderId();

    /** The event's place in the payment's history, contiguous from 1. */
    long sequence();
}
