package dev.waybill.order.application;

import dev.waybill.messaging.Outbox;
import dev.waybill.order.domain.Money;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * @param expectedTotal what the customer agreed to pay; {@code null} for whatever it costs now
     * @throws PriceChanged if it costs something else
     * @throws BacklogFull if too much accepted work waits for the broker already
     */
    @Transactional
    public Order place(String customerId, String paymentMethod, List<OrderLine> lines, @Nullable Money expectedTotal) {
        Money total = OrderLine.total(lines);
        if (expectedTotal != null && !expectedTotal.equals(total)) {
            throw new PriceChanged(expectedTotal, total, lines);
        }
        if (!outbox.acceptsNewWork()) {
            throw new BacklogFull();
        }
        return sagas.begin((now, patience) -> Order.place(customerId, paymentMethod, lines, now, patience));
    }

    /** The order costs something else than its customer agreed to. */
    public static final class PriceChanged extends RuntimeException {

        private final transient Money total;
        private final transient List<OrderLine> lines;

        PriceChanged(Money expected, Money total, List<OrderLine> lines) {
            super("the order costs " + total + " now, not " + expected);
            this.total = total;
            this.lines = List.copyOf(lines);
        }

        /** What it costs now. */
        public Money total() {
            return total;
        }

        /** What each of its lines costs now. */
        public List<OrderLine> lines() {
            return lines;
        }
    }

    /** More messages wait than this service allows. */
    public static final class BacklogFull extends RuntimeException {
        BacklogFull() {
            super("too many accepted orders wait to be sent");
        }
    }
}
