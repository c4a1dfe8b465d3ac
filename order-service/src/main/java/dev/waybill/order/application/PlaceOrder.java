package dev.waybill.order.application;

import dev.waybill.messaging.Outbox;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderLine;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts an order; the saga does the rest. */
@Service
public class PlaceOrder {

    private final Sagas sagas;
    private final Outbox outbox;

    PlaceOrder(Sagas sagas, Outbox outbox) {
        this.sagas = sagas;
        this.outbox = outbox;
    }

    /**
     * Places the order.
     *
     * @throws BacklogFull if too much accepted work waits for the broker already
     */
    @Transactional
    public Order place(String customerId, String paymentMethod, List<OrderLine> lines) {
        if (!outbox.acceptsNewWork()) {
            throw new BacklogFull();
        }
        return sagas.begin((now, patience) -> Order.place(customerId, paymentMethod, lines, now, patience));
    }

    /** More messages wait than this service allows. */
    public static final class BacklogFull extends RuntimeException {
        BacklogFull() {
            super("too many accepted orders wait to be sent");
        }
    }
}
