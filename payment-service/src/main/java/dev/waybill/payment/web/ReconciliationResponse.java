package dev.waybill.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.payment.domain.Difference;
import dev.waybill.payment.domain.Movement;
import dev.waybill.payment.domain.Reconciliation;
import dev.waybill.web.precondition.Tagged;
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
            Difference.Kind kind,
            Movement.@Nullable Kind movement,
            @Schema(example = "pay_5b1ef0") @Nullable String providerPaymentId,

            @Schema(
                    description = "The order, as the provider knows it if we do not",
                    example = "01932f6e-8a1b-7c3d-9e4f-5a6b7c8d9e0f")
            @Nullable
            String orderId,

            @Schema(description = "What we recorded") @Nullable
            MoneyResponse ours,

            @Schema(description = "What the provider reports") @Nullable
            MoneyResponse theirs,

            @Schema(description = "What cannot be read, cut if it is long", example = "seven euros") @Nullable
            String line) {

        static DifferenceResponse of(Difference difference) {
            Movement movement = difference.movement();
            return new DifferenceResponse(
                    difference.kind(),
                    movement == null ? null : movement.kind(),
                    movement == null ? null : movement.providerPaymentId(),
                    difference.order(),
                    MoneyResponse.of(difference.ours()),
                    MoneyResponse.of(difference.theirs()),
                    difference.line());
        }
    }

    String tag() {
        return Tagged.tag(runAt.getEpochSecond(), runAt.getNano());
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
