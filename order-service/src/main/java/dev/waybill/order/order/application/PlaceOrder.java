package dev.waybill.order.order.application;

import dev.waybill.messaging.Outbox;
import dev.waybill.order.catalogue.application.Quote;
import dev.waybill.order.order.domain.Customer;
import dev.waybill.order.order.domain.Money;
import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderLine;
import dev.waybill.order.order.domain.Orders;
import dev.waybill.order.saga.application.SagaClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts an order; the saga does the rest. */
@Service
public class PlaceOrder {

    private final Orders orders;
    private final SagaClock clock;
    private final OrderEvents events;
    private final Outbox outbox;

    PlaceOrder(Orders orders, SagaClock clock, OrderEvents events, Outbox outbox) {
        this.orders = orders;
        this.clock = clock;
        this.events = events;
        this.outbox = outbox;
    }

    /**
     * Places the order.
     *
     * @param expectedTotal what the customer agreed to pay; {@code null} for whatever it costs now
     * @throws NotOrderable if the catalogue has no price for it
     * @throws PriceChanged if it costs something else
     * @throws Outbox.BacklogFull if too much accepted work waits for the broker already
     */
    @Transactional
    public Order place(Customer customer, Quote quote, @Nullable Money expectedTotal) {
        List<OrderLine> lines = priced(quote);
        requireTotal(expectedTotal, lines);
        outbox.requireRoom();

        Order order = Order.place(customer, lines, clock.now());
        orders.add(order);
        events.publish(order);
        return order;
    }

    private static List<OrderLine> priced(Quote quote) {
        return switch (quote) {
            case Quote.Priced(var lines) -> lines;
            case Quote.Refusal refusal -> throw new NotOrderable(refusal);
        };
    }

    private static void requireTotal(@Nullable Money expected, List<OrderLine> lines) {
        Money total = OrderLine.total(lines);
        if (expected != null && !expected.equals(total)) {
            throw new PriceChanged(expected, total, lines);
        }
    }

    /** The catalogue has no price for the order. */
    public static final class NotOrderable extends RuntimeException {

        private final transient Quote.Refusal refusal;

        NotOrderable(Quote.Refusal refusal) {
            super(refusal.toString());
            this.refusal = refusal;
        }

        /** Why not. */
        public Quote.Refusal refusal() {
            return refusal;
        }
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
}
