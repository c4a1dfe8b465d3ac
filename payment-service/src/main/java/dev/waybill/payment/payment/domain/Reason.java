package dev.waybill.payment.payment.domain;

/** Why a payment cannot be authorised or captured, where the provider did not tell. */
public final class Reason {

    /** The order was given up. */
    public static final String REVERSED = "REVERSED";
    /** Capture was asked for what nobody had asked to authorise. */
    public static final String NEVER_AUTHORIZED = "NEVER_AUTHORIZED";
    /** The provider moved another amount or currency than it was asked. */
    public static final String AMOUNT_MISMATCH = "AMOUNT_MISMATCH";
    /** The provider's payment is in another state than the one that the call ends: it was captured, not only authorised. */
    public static final String STATUS_DOES_NOT_ALLOW = "STATUS_DOES_NOT_ALLOW";

    private Reason() {}
}
