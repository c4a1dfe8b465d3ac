package dev.waybill.order.lost.web;

import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.lost.domain.LostOrder.Compensation;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** An order that the other services have replied to and that this service does not have. */
@Schema(name = "LostOrder")
record LostOrderResponse(
        UUID orderId,

        @Schema(description = "How many replies were handled", example = "2")
        long replies,

        ReplyName lastReply,

        @Schema(description = "What is done about its stock")
        State stock,

        @Schema(description = "What is done about its money")
        State payment,

        Instant firstReplyAt,
        Instant lastReplyAt) {

    /** What another service replied. */
    enum ReplyName {
        STOCK_RESERVED,
        STOCK_REJECTED,
        RESERVATION_COMMITTED,
        RESERVATION_COMMIT_FAILED,
        RESERVATION_RELEASED,
        PAYMENT_AUTHORIZED,
        PAYMENT_DECLINED,
        PAYMENT_CAPTURED,
        PAYMENT_CAPTURE_FAILED,
        PAYMENT_REVERSED;

        static ReplyName of(Reply reply) {
            return switch (reply) {
                case STOCK_RESERVED -> STOCK_RESERVED;
                case STOCK_REJECTED -> STOCK_REJECTED;
                case RESERVATION_COMMITTED -> RESERVATION_COMMITTED;
                case RESERVATION_COMMIT_FAILED -> RESERVATION_COMMIT_FAILED;
                case RESERVATION_RELEASED -> RESERVATION_RELEASED;
                case PAYMENT_AUTHORIZED -> PAYMENT_AUTHORIZED;
                case PAYMENT_DECLINED -> PAYMENT_DECLINED;
                case PAYMENT_CAPTURED -> PAYMENT_CAPTURED;
                case PAYMENT_CAPTURE_FAILED -> PAYMENT_CAPTURE_FAILED;
                case PAYMENT_REVERSED -> PAYMENT_REVERSED;
            };
        }
    }

    /** How far a compensation is. */
    enum State {
        NOT_NEEDED,
        REQUESTED,
        DONE;

        static State of(Compensation compensation) {
            return switch (compensation) {
                case NOT_NEEDED -> NOT_NEEDED;
                case REQUESTED -> REQUESTED;
                case DONE -> DONE;
            };
        }
    }

    static LostOrderResponse of(LostOrder.Snapshot order) {
        return new LostOrderResponse(
                order.id().value(),
                order.replies(),
                ReplyName.of(order.lastReply()),
                State.of(order.stock()),
                State.of(order.payment()),
                order.firstReplyAt(),
                order.lastReplyAt());
    }
}
