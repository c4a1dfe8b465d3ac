package dev.waybill.payment.reconciliation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.reconciliation.domain.Difference;
import dev.waybill.payment.reconciliation.domain.Movement;
import dev.waybill.payment.reconciliation.domain.Reconciliation;
import dev.waybill.web.money.MoneyJson;
import dev.waybill.web.precondition.ETags;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Reconciliation")
record ReconciliationResponse(
        LocalDate day,
        Instant runAt,

        @Schema(description = "Whether the day was over; if not, it is reconciled again by itself")
        boolean complete,

        @Schema(description = "How many captures and refunds were compared", example = "120")
        int movements,

        @Schema(description = "How many differences there are, shown or not", example = "1")
        int differenceCount,

        @Schema(description = "The first 1,000 differences") List<DifferenceResponse> differences) {

    @Schema(name = "ReconciliationSummary")
    record Summary(
            LocalDate day,
            Instant runAt,
            boolean complete,
            @Schema(example = "120") int movements,
            @Schema(example = "1") int differences) {

        static Summary of(Reconciliation.Summary summary) {
            return new Summary(
                    summary.day(), summary.runAt(), summary.complete(), summary.movements(), summary.differences());
        }
    }

    @Schema(name = "ReconciliationDifference")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceResponse(
            Kind kind,
            @Nullable Direction movement,
            @Schema(example = "pay_5b1ef0") @Nullable String providerPaymentId,

            @Schema(
                    description = "The order, as the provider knows it if we do not",
                    example = "01932f6e-8a1b-7c3d-9e4f-5a6b7c8d9e0f")
            @Nullable
            String orderId,

            @Schema(description = "What we recorded") @Nullable
            MoneyJson ours,

            @Schema(description = "What the provider reports") @Nullable
            MoneyJson theirs,

            @Schema(description = "What cannot be read, cut if it is long", example = "seven euros") @Nullable
            String line) {

        /** What is wrong. */
        enum Kind {
            UNKNOWN_TO_US,
            MISSING_AT_PROVIDER,
            AMOUNT_DIFFERS,
            REPORTED_TWICE,
            UNREADABLE
        }

        /** Which way money moved. */
        enum Direction {
            CAPTURED,
            REFUNDED
        }

        static DifferenceResponse of(Difference difference) {
            Movement movement = difference.movement();
            return new DifferenceResponse(
                    kind(difference),
                    movement == null ? null : direction(movement),
                    movement == null ? null : movement.providerPaymentId(),
                    difference.order(),
                    money(difference.ours()),
                    money(difference.theirs()),
                    difference.line());
        }

        private static Kind kind(Difference difference) {
            return switch (difference.kind()) {
                case UNKNOWN_TO_US -> Kind.UNKNOWN_TO_US;
                case MISSING_AT_PROVIDER -> Kind.MISSING_AT_PROVIDER;
                case AMOUNT_DIFFERS -> Kind.AMOUNT_DIFFERS;
                case REPORTED_TWICE -> Kind.REPORTED_TWICE;
                case UNREADABLE -> Kind.UNREADABLE;
            };
        }

        private static Direction direction(Movement movement) {
            return switch (movement.kind()) {
                case CAPTURED -> Direction.CAPTURED;
                case REFUNDED -> Direction.REFUNDED;
            };
        }

        private static @Nullable MoneyJson money(@Nullable Money money) {
            return money == null ? null : MoneyJson.of(money.amount(), money.currency());
        }
    }

    String etag() {
        return ETags.tag(runAt.getEpochSecond(), runAt.getNano());
    }

    static ReconciliationResponse of(Reconciliation reconciliation) {
        Reconciliation.Summary summary = reconciliation.summary();
        return new ReconciliationResponse(
                summary.day(),
                summary.runAt(),
                summary.complete(),
                summary.movements(),
                summary.differences(),
                reconciliation.differences().stream()
                        .map(DifferenceResponse::of)
                        .toList());
    }
}
