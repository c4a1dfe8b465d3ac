package dev.waybill.order.application;

import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.Orders;
import dev.waybill.order.domain.Silence;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fires the deadlines of orders that are over. */
@Service
public class FireDeadlines {

    private final Orders orders;
    private final Sagas sagas;

    FireDeadlines(Orders orders, Sagas sagas) {
        this.orders = orders;
        this.sagas = sagas;
    }

    /** Asks again, or gives up; leaves out orders that are locked by another transaction, or are not overdue any more. */
    @Transactional
    public void fire(Collection<OrderId> ids, Silence silence) {
        sagas.happenToAll(
                orders.lockUnlessBusy(ids).values(),
                (order, now, patience) -> order.handleDeadlines(silence, now, patience));
    }
}
