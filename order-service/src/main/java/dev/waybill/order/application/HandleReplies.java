package dev.waybill.order.application;

import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.Orders;
import dev.waybill.order.domain.SagaMessage.Reply;
import dev.waybill.order.domain.UnknownOrder;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries the answers of the other services to their orders. */
@Service
public class HandleReplies {

    private final Orders orders;
    private final Sagas sagas;

    HandleReplies(Orders orders, Sagas sagas) {
        this.orders = orders;
        this.sagas = sagas;
    }

    /** Handles the same answer for each of these orders, one of which may stand there more than once. */
    @Transactional
    public void handle(Reply reply, List<OrderId> ids) {
        Map<OrderId, Order> locked = orders.lockAll(ids);
        for (OrderId id : ids) {
            Order order = locked.get(id);
            if (order == null) {
                throw new UnknownOrder(id);
            }
            sagas.happen(order, (it, now, patience) -> it.handle(reply, now, patience));
        }
    }
}
