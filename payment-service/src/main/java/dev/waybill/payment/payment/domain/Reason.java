package dev.waybill.payment.payment.domain;

/** Why a payment cannot be authorised or captured, where the provider gave no reason. */
public final class Reason {

    /** The order was given up. */
    public static final String REVERSED = "REVERSED";
    /** A capture was requested without an authorisation. */
    public static final String NEVER_AUTHORIZED = "NEVER_AUTHORIZED";
    /** The provider moved another amount or currency than was requested. */
    public static final String AMOUNT_MISMATCH = "AMOUNT_MISMATCH";
    /** The provider's payment is in another state than the one that the call ends: it was captured, not only authorised. */
    public static final String STATUS_DOES_NOT_ALLOW = "STATUS_DOES_NOT_ALLOW";

    private Reason() {}
}
