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

        Reply lastReply,

        @Schema(description = "What is done about its stock")
        Compensation stock,

        @Schema(description = "What is done about its money")
        Compensation payment,

        Instant firstReplyAt,
        Instant lastReplyAt) {

    static LostOrderResponse of(LostOrder.Snapshot order) {
        return new LostOrderResponse(
                order.id().value(),
                order.replies(),
                order.lastReply(),
                order.stock(),
                order.payment(),
                order.firstReplyAt(),
                order.lastReplyAt());
    }
}
