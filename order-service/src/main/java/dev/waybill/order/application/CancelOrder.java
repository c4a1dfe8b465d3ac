package dev.waybill.order.application;

import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order back, on its customer's behalf. */
@Service
public class CancelOrder {

    private final Sagas sagas;

    CancelOrder(Sagas sagas) {
        this.sagas = sagas;
    }

    /** Cancels the order, whatever it is doing. */
    @Transactional
    public Order cancel(OrderId id) {
        return sagas.happen(id, Order::cancel);
    }
}
