package dev.waybill.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.payment.domain.Difference;
import dev.waybill.payment.domain.Movement;
import dev.waybill.payment.domain.Reconciliation;
import dev.waybill.payment.domain.Reconciliations;
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

        @Schema(description = "How many captures and refunds were compared", example = "120")
        int movements,

        List<DifferenceResponse> differences) {

    @Schema(name = "ReconciliationSummary")
    record Summary(
            LocalDate day,
            Instant runAt,
            @Schema(example = "120") int movements,
            @Schema(example = "1") int differences) {

        static Summary of(Reconciliations.Summary summary) {
            return new Summary(summary.day(), summary.runAt(), summary.movements(), summary.differences());
        }
    }

    @Schema(name = "ReconciliationDifference")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceResponse(
            Difference.Kind kind,
            Movement.Kind movement,
            @Schema(example = "pay_5b1ef0") String providerPaymentId,

            @Schema(
                    description = "The order, as the provider knows it if we do not",
                    example = "01932f6e-8a1b-7c3d-9e4f-5a6b7c8d9e0f")
            @Nullable
            String orderId,

            @Schema(description = "What we recorded") @Nullable
            MoneyResponse ours,

            @Schema(description = "What the provider reports") @Nullable
            MoneyResponse theirs) {

        static DifferenceResponse of(Difference difference) {
            return new DifferenceResponse(
                    difference.kind(),
                    difference.key().kind(),
                    difference.key().providerPaymentId(),
                    difference.order(),
                    MoneyResponse.of(difference.ours()),
                    MoneyResponse.of(difference.theirs()));
        }
    }

    String tag() {
        return Tagged.tag(runAt.getEpochSecond(), runAt.getNano());
    }

    static ReconciliationResponse of(Reconciliation reconciliation) {
        return new ReconciliationResponse(
                reconciliation.day(),
                reconciliation.runAt(),
                reconciliation.movements(),
                reconciliation.differences().stream()
                        .map(DifferenceResponse::of)
                        .toList());
    }
}
