package dev.waybill.order.saga.web;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.StepProgress;
import dev.waybill.order.order.web.OrderResponse;
import dev.waybill.order.saga.application.Interventions;
import dev.waybill.order.saga.application.Interventions.Kind;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaState;
import dev.waybill.web.precondition.ETags;
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
        OrderResponse.Status status,
        boolean settled,
        OrderResponse.@Nullable Why reason,

        @Schema(description = "The commands whose replies are awaited")
        List<Command> awaited,

        @Schema(description = "When the first of them is sent again, or given up") @Nullable
        Instant awaitedUntil,

        @Schema(description = "Every command so far, in the order in which it was first sent")
        List<Step> steps,

        @Schema(description = "What operators did by hand; shown to operators")
        List<Intervention> interventions,

        @Schema(description = "Counts the order's changes", example = "7")
        long version) {

    /** What a saga can send. */
    enum Command {
        RESERVE_STOCK,
        AUTHORIZE_PAYMENT,
        COMMIT_RESERVATION,
        CAPTURE_PAYMENT,
        RELEASE_RESERVATION,
        REVERSE_PAYMENT;

        static Command of(SagaCommand command) {
            return switch (command) {
                case RESERVE_STOCK -> RESERVE_STOCK;
                case AUTHORIZE_PAYMENT -> AUTHORIZE_PAYMENT;
                case COMMIT_RESERVATION -> COMMIT_RESERVATION;
                case CAPTURE_PAYMENT -> CAPTURE_PAYMENT;
                case RELEASE_RESERVATION -> RELEASE_RESERVATION;
                case REVERSE_PAYMENT -> REVERSE_PAYMENT;
            };
        }
    }

    /** What an operator can do. */
    enum Action {
        RETRY,
        COMPENSATE;

        static Action of(Kind kind) {
            return switch (kind) {
                case RETRY -> RETRY;
                case COMPENSATE -> COMPENSATE;
            };
        }
    }

    /** A command of the saga. */
    @Schema(name = "SagaStepProgress")
    record Step(
            Command step,

            @Schema(description = "How many times it was sent", example = "1")
            int attempts,

            Instant firstSentAt,
            Instant lastSentAt,

            @Schema(description = "When the reply is overdue; null when none is awaited") @Nullable
            Instant deadline,

            @Nullable Instant endedAt,

            @Schema(
                    description =
                            "The reply, or NOT_WANTED if the order ended before it came; null while it is" + " awaited",
                    example = "STOCK_RESERVED")
            @Nullable
            String outcome) {

        static Step of(SagaCommand step, StepProgress progress) {
            return new Step(
                    Command.of(step),
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
            Action kind,
            @Schema(example = "operator-1") String operator,

            @Schema(example = "payment-service was restarted")
            String note,

            Instant at) {

        static Intervention of(Interventions.Intervention intervention) {
            return new Intervention(
                    Action.of(intervention.kind()), intervention.operator(), intervention.note(), intervention.at());
        }
    }

    String etag() {
        return ETags.tag(version, interventions.size());
    }

    static SagaResponse of(Order order, List<Interventions.Intervention> interventions) {
        SagaState state = order.state();
        List<Step> steps = order.steps().entrySet().stream()
                .map(entry -> Step.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Step::firstSentAt).thenComparing(Step::step))
                .toList();
        return new SagaResponse(
                order.id().value(),
                OrderResponse.Status.of(state.status()),
                state.settled(),
                state.endedFor().map(OrderResponse.Why::of).orElse(null),
                state.awaited().stream().sorted().map(Command::of).toList(),
                steps.stream()
                        .flatMap(step -> Stream.ofNullable(step.deadline()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                steps,
                interventions.stream().map(Intervention::of).toList(),
                order.version());
    }
}
