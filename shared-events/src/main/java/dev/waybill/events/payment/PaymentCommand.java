package dev.waybill.events.payment;

import java.util.UUID;

/** A command to payment-service; its key is the order id. */
public sealed interface PaymentCommand permits AuthorizePayment, CapturePayment, ReversePayment {

    /** The order that this is for; with the command's type it is the business key of a repeat. */
    UUID orderId();
}
