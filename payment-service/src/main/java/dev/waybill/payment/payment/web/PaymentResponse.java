package dev.waybill.payment.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.payment.application.Acknowledgement;
import dev.waybill.payment.payment.application.PaymentView;
import dev.waybill.payment.payment.application.ReversalByOperator;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.PaymentSnapshot;
import dev.waybill.payment.payment.domain.PaymentState;
import dev.waybill.web.money.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Payment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentResponse(
        UUID paymentId,
        UUID orderId,
        @Schema(example = "CAPTURED") Status status,

        @Schema(description = "Absent for an order that was given up before its payment was asked for") @Nullable
        MoneyJson amount,

        @Schema(description = "Why it was declined, not captured or reversed", example = "REVERSED") @Nullable
        String reason,

        @Schema(
                description = "Why a person should look at it",
                example = "the provider captured 13.30 EUR instead of 12.30 EUR")
        @Nullable
        String attention,

        @Schema(description = "Whether a person should look at it and none has")
        boolean needsAttention,

        @Schema(description = "Who looked at it, and what came of it")
        List<Acknowledged> acknowledgements,

        @Schema(description = "Which operators reversed it by hand, and why")
        List<ReversedByHand> reversals,

        @Schema(description = "The provider's name for it", example = "pay_5b1ef0") @Nullable
        String providerPaymentId,

        @Schema(description = "The calls to the provider") List<Call> calls,

        @Schema(description = "How many events were published", example = "2")
        long sequence,

        Instant createdAt,
        Instant updatedAt) {

    enum Status {
        AUTHORIZING,
        AUTHORIZED,
        DECLINED,
        CAPTURING,
        CAPTURED,
        CAPTURE_FAILED,
        REVERSING,
        VOIDED,
        REFUNDED,
        NEVER_ASKED
    }

    @Schema(name = "ProviderCall")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Call(
            Kind operation,
            @Schema(example = "1") int attempts,
            Instant requestedAt,

            @Schema(description = "Absent while the provider's answer is awaited") @Nullable
            Instant answeredAt,

            @Schema(description = "Why the provider refused", example = "CAPTURE_REFUSED") @Nullable
            String refusal) {

        /** What the provider does. */
        enum Kind {
            AUTHORIZE,
            CAPTURE,
            VOID,
            REFUND
        }

        static Call of(PaymentView.Call call) {
            return new Call(
                    kind(call.operation()), call.attempts(), call.requestedAt(), call.answeredAt(), call.refusal());
        }

        private static Kind kind(Operation operation) {
            return switch (operation) {
                case AUTHORIZE -> Kind.AUTHORIZE;
                case CAPTURE -> Kind.CAPTURE;
                case VOID -> Kind.VOID;
                case REFUND -> Kind.REFUND;
            };
        }
    }

    @Schema(name = "Acknowledgement")
    record Acknowledged(
            @Schema(example = "the provider captured 13.30 EUR instead of 12.30 EUR")
            String attention,

            @Schema(example = "operator-1") String operator,

            @Schema(example = "the provider corrected it, ticket 4711")
            String note,

            Instant at) {

        static Acknowledged of(Acknowledgement one) {
            return new Acknowledged(one.attention(), one.operator(), one.note(), one.at());
        }
    }

    @Schema(name = "PaymentReversal")
    record ReversedByHand(
            @Schema(example = "operator-1") String operator,

            @Schema(example = "order-service was restored, the order is lost")
            String note,

            Instant at) {

        static ReversedByHand of(ReversalByOperator one) {
            return new ReversedByHand(one.operator(), one.note(), one.at());
        }
    }

    static PaymentResponse of(PaymentView view) {
        PaymentSnapshot payment = view.payment();
        return new PaymentResponse(
                payment.id().value(),
                payment.order().value(),
                status(payment.state()),
                payment.terms() == null ? null : money(payment.terms().amount()),
                reason(payment.state()),
                payment.attention(),
                view.needsAttention(),
                view.acknowledgements().stream().map(Acknowledged::of).toList(),
                view.reversals().stream().map(ReversedByHand::of).toList(),
                payment.providerPaymentId(),
                view.calls().stream().map(Call::of).toList(),
                payment.sequence(),
                view.createdAt(),
                view.updatedAt());
    }

    private static MoneyJson money(Money money) {
        return MoneyJson.of(money.amount(), money.currency());
    }

    private static Status status(PaymentState state) {
        return switch (state) {
            case PaymentState.Unknown _ -> Status.NEVER_ASKED;
            case PaymentState.Authorizing _ -> Status.AUTHORIZING;
            case PaymentState.Authorized _ -> Status.AUTHORIZED;
            case PaymentState.Declined _ -> Status.DECLINED;
            case PaymentState.Capturing _ -> Status.CAPTURING;
            case PaymentState.Captured _ -> Status.CAPTURED;
            case PaymentState.CaptureFailed _ -> Status.CAPTURE_FAILED;
            case PaymentState.Reversing _ -> Status.REVERSING;
            case PaymentState.Reversed reversed ->
                switch (reversed.reversal()) {
                    case VOIDED -> Status.VOIDED;
                    case REFUNDED -> Status.REFUNDED;
                    case NOTHING -> Status.NEVER_ASKED;
                };
        };
    }

    private static @Nullable String reason(PaymentState state) {
        return switch (state) {
            case PaymentState.Declined declined -> declined.reason();
            case PaymentState.CaptureFailed failed -> failed.reason();
            case PaymentState.Reversing reversing -> reversing.cause().reason();
            case PaymentState.Reversed reversed -> reversed.reason();
            case PaymentState.Unknown _,
                    PaymentState.Authorizing _,
                    PaymentState.Authorized _,
                    PaymentState.Capturing _,
                    PaymentState.Captured _ -> null;
        };
    }
}
