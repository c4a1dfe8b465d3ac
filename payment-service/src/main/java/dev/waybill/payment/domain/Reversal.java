package dev.waybill.payment.domain;

/** How nothing of a payment is left. */
public enum Reversal {
    VOIDED,
    REFUNDED,
    NOTHING;

    Operation operation() {
        return switch (this) {
            case VOIDED -> Operation.VOID;
            case REFUNDED -> Operation.REFUND;
            case NOTHING -> throw new IllegalStateException("nothing is to be asked");
        };
    }
}
