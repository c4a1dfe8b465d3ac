package dev.waybill.order.saga.web;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.StepProgress;
import dev.waybill.order.saga.application.Interventions;
import dev.waybill.order.saga.application.Interventions.Kind;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaState;
import dev.waybill.web.precondition.Tagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far an order's saga is. */
@Schema(name = "Saga")
record SagaResponse(
        UUID orderId,
        OrderStatus status,
        boolean settled,
        @Nullable Reason reason,

        @Schema(description = "The commands whose answers are awaited")
        List<SagaCommand> awaited,

        @Schema(description = "When the first of them is asked for again, or given up") @Nullable
        Instant awaitedUntil,

        @Schema(description = "Every command so far, in the order in which it was first asked for")
        List<Step> steps,

        @Schema(description = "What operators did by hand; shown to operators")
        List<Intervention> interventions,

        @Schema(description = "Counts the order's changes", example = "7")
        long version) {

    /** A command of the saga. */
    @Schema(name = "SagaStepProgress")
    record Step(
            SagaCommand step,

            @Schema(description = "How many times it was asked for", example = "1")
            int asks,

            Instant firstAskedAt,
            Instant lastAskedAt,

            @Schema(description = "When the answer is overdue; null when none is awaited") @Nullable
            Instant deadline,

            @Nullable Instant endedAt,

            @Schema(
                    description = "The answer, or NOT_WANTED if the order ended before it came; null while it is"
                            + " awaited",
                    example = "STOCK_RESERVED")
            @Nullable
            String outcome) {

        static Step of(SagaCommand step, StepProgress progress) {
            return new Step(
                    step,
                    progress.attempts(),
                    progress.firstSentAt(),
                    progress.lastSentAt(),
                    progress.deadline(),
                    progress.endedAt(),
                    progress.outcome());
        }
    }

    /** What an operator did by hand, and why. */
    @Schema(name = "Intervention")
    record Intervention(
            Kind kind,
            @Schema(example = "operator-1") String operator,

            @Schema(example = "payment-service was restarted")
            String note,

            Instant at) {

        static Intervention of(Interventions.Intervention intervention) {
            return new Intervention(
                    intervention.kind(), intervention.operator(), intervention.note(), intervention.at());
        }
    }

    String etag() {
        return Tagged.tag(version, interventions.size());
    }

    static SagaResponse of(Order order, List<Interventions.Intervention> interventions) {
        SagaState state = order.state();
        List<Step> steps = order.steps().entrySet().stream()
                .map(entry -> Step.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Step::firstAskedAt).thenComparing(Step::step))
                .toList();
        return new SagaResponse(
                order.id().value(),
                state.status(),
                state.settled(),
                state.endedFor().orElse(null),
                state.awaited().stream().sorted().toList(),
                steps.stream()
                        .flatMap(step -> Stream.ofNullable(step.deadline()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                steps,
                interventions.stream().map(Intervention::of).toList(),
                order.version());
    }
}
