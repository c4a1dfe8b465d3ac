package dev.waybill.order.application;

import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.SagaMessage.Reply;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries the answers of the other services to their orders. */
@Service
public class HandleReplies {

    private final Sagas sagas;
    private final CompensateLostOrders compensateLostOrders;
    private final AwaitDecisions awaitDecisions;

    HandleReplies(Sagas sagas, CompensateLostOrders compensateLostOrders, AwaitDecisions awaitDecisions) {
        this.sagas = sagas;
        this.compensateLostOrders = compensateLostOrders;
        this.awaitDecisions = awaitDecisions;
    }

    /** What was answered to an order. */
    public record Answer(OrderId order, Reply reply) {}

    /** Handles the answers, in this order; there may be several to one of the orders. */
    @Transactional
    public void handle(List<Answer> answers) {
        List<Answer> withoutOrder = sagas.answer(answers);
        if (!withoutOrder.isEmpty()) {
            compensateLostOrders.handle(withoutOrder);
        }
        awaitDecisions.lookAfterCommit(answers.stream().map(Answer::order).toList());
    }
}
