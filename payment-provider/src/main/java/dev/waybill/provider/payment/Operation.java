package dev.waybill.provider.payment;

/** What a merchant can request; each has its ledger entry and the state that it needs. */
public enum Operation {
    AUTHORISE(PaymentStatus.AUTHORISED),
    CAPTURE(PaymentStatus.CAPTURED),
    VOID(PaymentStatus.VOIDED),
    REFUND(PaymentStatus.REFUNDED);

    private final PaymentStatus outcome;

    Operation(PaymentStatus outcome) {
        this.outcome = outcome;
    }

    public PaymentStatus outcome() {
        return outcome;
    }

    public boolean isAllowedIn(PaymentStatus status) {
        return switch (this) {
            case AUTHORISE -> false;
            case CAPTURE, VOID -> status == PaymentStatus.AUTHORISED;
            case REFUND -> status == PaymentStatus.CAPTURED;
        };
    }
}
