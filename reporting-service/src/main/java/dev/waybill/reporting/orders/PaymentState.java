package dev.waybill.reporting.orders;

import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptureFailed;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentEvent;
import dev.waybill.events.payment.PaymentReversed;

/** How far a payment came. In order: an outcome that is published again never takes an order back. */
enum PaymentState {
    NONE(0),
    DECLINED(1),
    AUTHORIZED(2),
    CAPTURE_FAILED(3),
    CAPTURED(4),
    VOIDED(5),
    REFUNDED(6);

    private final int rank;

    PaymentState(int rank) {
        this.rank = rank;
    }

    /** Stored beside the state: only a higher one takes its place. */
    int rank() {
        return rank;
    }

    static PaymentState after(PaymentEvent event) {
        return switch (event) {
            case PaymentAuthorized _ -> AUTHORIZED;
            case PaymentDeclined _ -> DECLINED;
            case PaymentCaptured _ -> CAPTURED;
            case PaymentCaptureFailed _ -> CAPTURE_FAILED;
            case PaymentReversed reversed ->
                switch (reversed.effect()) {
                    case VOIDED -> VOIDED;
                    case REFUNDED -> REFUNDED;
                    case NOTHING -> NONE;
                };
        };
    }
}
