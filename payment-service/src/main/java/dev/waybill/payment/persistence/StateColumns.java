package dev.waybill.payment.persistence;

import dev.waybill.payment.domain.PaymentState;
import dev.waybill.payment.domain.PaymentState.Cause;
import dev.waybill.payment.domain.PaymentState.Next;
import dev.waybill.payment.domain.Reversal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A payment's state as it stands in a row. */
record StateColumns(
        String state,
        @Nullable String reason,
        @Nullable String reversal,
        @Nullable String nextStep) {

    private static final String TELL = "TELL";

    static StateColumns of(PaymentState state) {
        return switch (state) {
            case PaymentState.Unknown _ -> throw new IllegalArgumentException("there is nothing to store");
            case PaymentState.Authorizing(Next next) -> new StateColumns("AUTHORIZING", null, null, next.name());
            case PaymentState.Authorized _ -> new StateColumns("AUTHORIZED", null, null, null);
            case PaymentState.Declined(String reason) -> new StateColumns("DECLINED", reason, null, null);
            case PaymentState.Capturing(boolean reverseNext) ->
                new StateColumns("CAPTURING", null, null, reverseNext ? Next.REVERSE.name() : null);
            case PaymentState.Captured _ -> new StateColumns("CAPTURED", null, null, null);
            case PaymentState.CaptureFailed(String reason) -> new StateColumns("CAPTURE_FAILED", reason, null, null);
            case PaymentState.Reversing(Reversal reversal, Cause cause, boolean asked) ->
                new StateColumns("REVERSING", cause.name(), reversal.name(), asked ? TELL : null);
            case PaymentState.Reversed(Reversal reversal, String reason) ->
                new StateColumns("REVERSED", reason, reversal.name(), null);
        };
    }

    PaymentState toState() {
        return switch (state) {
            case "AUTHORIZING" -> new PaymentState.Authorizing(Next.valueOf(required(nextStep)));
            case "AUTHORIZED" -> new PaymentState.Authorized();
            case "DECLINED" -> new PaymentState.Declined(required(reason));
            case "CAPTURING" -> new PaymentState.Capturing(nextStep != null);
            case "CAPTURED" -> new PaymentState.Captured();
            case "CAPTURE_FAILED" -> new PaymentState.CaptureFailed(required(reason));
            case "REVERSING" ->
                new PaymentState.Reversing(
                        Reversal.valueOf(required(reversal)), Cause.valueOf(required(reason)), nextStep != null);
            case "REVERSED" -> new PaymentState.Reversed(Reversal.valueOf(required(reversal)), required(reason));
            default -> throw new IllegalStateException("no payment is in state " + state);
        };
    }

    private static String required(@Nullable String column) {
        return Objects.requireNonNull(column, "the row lacks what its state needs");
    }
}
