package dev.waybill.order.application;

import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderId;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order back, on its customer's behalf. */
@Service
public class CancelOrder {

    private final Sagas sagas;

    CancelOrder(Sagas sagas) {
        this.sagas = sagas;
    }

    /** Cancels the order, whatever it is doing, unless the precondition throws on the locked order. */
    @Transactional
    public Order cancel(OrderId id, Consumer<Order> precondition) {
        return sagas.happen(id, (order, now, patience) -> {
            precondition.accept(order);
            return order.cancel(now, patience);
        });
    }
}
