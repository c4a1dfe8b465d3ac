package dev.waybill.checker.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the services' own tables say.
 *
 * @param shown the orders as {@code GET /v1/orders/{id}} shows them
 * @param compensatedByHand the orders that an operator had given up
 * @param snapshots the stock as it was seen at various moments, of all products at once
 */
public record Books(
        Map<String, Order> orders,
        Map<String, Order> shown,
        Set<String> compensatedByHand,
        Map<String, Stock> stock,
        List<Map<String, Stock>> snapshots,
        Map<String, Reservation> reservations,
        Map<String, Payment> payments) {

    /** An order. */
    public record Order(
            String id,
            String status,
            @Nullable String reason,
            boolean settled,
            BigDecimal total,
            String currency,
            Map<String, Long> lines) {

        /** The same amount is equal, however many zeros it is written with. */
        public Order {
            total = total.stripTrailingZeros();
        }

        public boolean isConfirmed() {
            return status.equals("CONFIRMED");
        }
    }

    /** Pieces of one product. */
    public record Stock(long received, long available, long reserved, long shipped) {}

    /** What inventory holds for an order. */
    public record Reservation(String state, Map<String, Long> lines) {}

    /** What payment-service believes of an order's payment. */
    public record Payment(String state, boolean openIntents) {}
}
