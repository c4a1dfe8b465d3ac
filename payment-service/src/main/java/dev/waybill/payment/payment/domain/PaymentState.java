package dev.waybill.payment.payment.domain;

import dev.waybill.payment.intent.domain.Operation;

/** Where a payment stands. The states that end in "-ing" have an intent whose answer is awaited. */
public sealed interface PaymentState {

    /** What the payment is to become once the provider has answered: held, captured or reversed. */
    enum Next {
        HOLD,
        CAPTURE,
        REVERSE
    }

    /** Why a payment is being reversed. */
    enum Cause {
        REQUESTED,
        WRONG_AUTHORIZATION,
        WRONG_CAPTURE;

        /** What the events of commands that come afterwards give as the reason. */
        public String reason() {
            return this == REQUESTED ? Reason.REVERSED : Reason.AMOUNT_MISMATCH;
        }
    }

    /** How nothing of a payment is left. */
    enum Reversal {
        VOIDED,
        REFUNDED,
        NOTHING;

        Operation operation() {
            return switch (this) {
                case VOIDED -> Operation.VOID;
                case REFUNDED -> Operation.REFUND;
                case NOTHING -> throw new IllegalStateException("nothing is reversed");
            };
        }
    }

    /** There was no command yet; never stored. */
    record Unknown() implements PaymentState {}

    /** The provider has been requested to hold the amount. */
    record Authorizing(Next next) implements PaymentState {}

    /** The provider holds the amount. */
    record Authorized() implements PaymentState {}

    /** The provider will not hold the amount. */
    record Declined(String reason) implements PaymentState {}

    /** The provider has been requested to take the amount; afterwards it may have to be given back. */
    record Capturing(Next next) implements PaymentState {

        public Capturing {
            if (next == Next.HOLD) {
                throw new IllegalArgumentException("what is captured cannot be held");
            }
        }
    }

    /** The amount was taken. */
    record Captured() implements PaymentState {}

    /** The amount is held and can never be taken. */
    record CaptureFailed(String reason) implements PaymentState {}

    /** The provider has been requested to void or to refund; {@code requested} says whether a command waits for its reply. */
    record Reversing(Reversal reversal, Cause cause, boolean requested) implements PaymentState {

        Reversing onRequest() {
            return new Reversing(reversal, cause, true);
        }
    }

    /** Nothing is held or kept. With {@code NOTHING} it is a tombstone: an authorisation that comes later is declined. */
    record Reversed(Reversal reversal, String reason) implements PaymentState {}
}
