package dev.waybill.payment.payment.persistence;

import dev.waybill.payment.payment.domain.PaymentState;
import dev.waybill.payment.payment.domain.PaymentState.Cause;
import dev.waybill.payment.payment.domain.PaymentState.Next;
import dev.waybill.payment.payment.domain.PaymentState.Reversal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A payment's state as it stands in a row. */
record StateColumns(
        String state,
        @Nullable String reason,
        @Nullable String reversal,
        @Nullable String nextStep,
        @Nullable String cause,
        @Nullable Boolean requested) {

    static StateColumns of(PaymentState state) {
        return switch (state) {
            case PaymentState.Unknown _ -> throw new IllegalArgumentException("there is nothing to store");
            case PaymentState.Authorizing(Next next) -> underWay("AUTHORIZING", next);
            case PaymentState.Authorized _ -> named("AUTHORIZED", null);
            case PaymentState.Declined(String reason) -> named("DECLINED", reason);
            case PaymentState.Capturing(Next next) -> underWay("CAPTURING", next);
            case PaymentState.Captured _ -> named("CAPTURED", null);
            case PaymentState.CaptureFailed(String reason) -> named("CAPTURE_FAILED", reason);
            case PaymentState.Reversing(Reversal reversal, Cause cause, boolean requested) ->
                new StateColumns("REVERSING", null, reversal.name(), null, cause.name(), requested);
            case PaymentState.Reversed(Reversal reversal, String reason) ->
                new StateColumns("REVERSED", reason, reversal.name(), null, null, null);
        };
    }

    private static StateColumns underWay(String state, Next next) {
        return new StateColumns(state, null, null, next.name(), null, null);
    }

    private static StateColumns named(String state, @Nullable String reason) {
        return new StateColumns(state, reason, null, null, null, null);
    }

    PaymentState toState() {
        return switch (state) {
            case "AUTHORIZING" -> new PaymentState.Authorizing(Next.valueOf(required(nextStep)));
            case "AUTHORIZED" -> new PaymentState.Authorized();
            case "DECLINED" -> new PaymentState.Declined(required(reason));
            case "CAPTURING" -> new PaymentState.Capturing(Next.valueOf(required(nextStep)));
            case "CAPTURED" -> new PaymentState.Captured();
            case "CAPTURE_FAILED" -> new PaymentState.CaptureFailed(required(reason));
            case "REVERSING" ->
                new PaymentState.Reversing(
                        Reversal.valueOf(required(reversal)), Cause.valueOf(required(cause)), required(requested));
            case "REVERSED" -> new PaymentState.Reversed(Reversal.valueOf(required(reversal)), required(reason));
            default -> throw new IllegalStateException("no payment is in state " + state);
        };
    }

    private static <T> T required(@Nullable T column) {
        return Objects.requireNonNull(column, "the row lacks what its state needs");
    }
}
