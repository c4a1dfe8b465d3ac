package dev.waybill.payment.domain;

/** Where a payment stands. The states that end in "-ing" have an intent whose answer is awaited. */
public sealed interface PaymentState {

    /** What follows once the provider has authorised. */
    enum Next {
        HOLD,
        CAPTURE,
        REVERSE
    }

    /** Why a payment is being reversed. */
    enum Cause {
        ASKED,
        WRONG_AUTHORIZATION,
        WRONG_CAPTURE;

        /** What is said to whoever asks for the payment afterwards. */
        public String reason() {
            return this == ASKED ? Reason.REVERSED : Reason.AMOUNT_MISMATCH;
        }
    }

    /** Nobody has asked for anything; never stored. */
    record Unknown() implements PaymentState {}

    /** The provider is asked to hold the amount. */
    record Authorizing(Next next) implements PaymentState {}

    /** The provider holds the amount. */
    record Authorized() implements PaymentState {}

    /** The provider will not hold the amount. */
    record Declined(String reason) implements PaymentState {}

    /** The provider is asked to take the amount; afterwards it may have to be given back. */
    record Capturing(boolean reverseNext) implements PaymentState {}

    /** The amount was taken. */
    record Captured() implements PaymentState {}

    /** The amount is held and can never be taken. */
    record CaptureFailed(String reason) implements PaymentState {}

    /** The provider is asked to let go or to pay back; {@code asked} tells whether anybody waits to hear of it. */
    record Reversing(Reversal reversal, Cause cause, boolean asked) implements PaymentState {

        Reversing thatIsAskedFor() {
            return new Reversing(reversal, cause, true);
        }
    }

    /** Nothing is held or kept. With {@code NOTHING} it is a tombstone: an authorisation that comes later is declined. */
    record Reversed(Reversal reversal, String reason) implements PaymentState {}
}
