package dev.waybill.reporting.orders;

import dev.waybill.events.inventory.ReservationEvent;
import dev.waybill.events.order.OrderEvent;
import dev.waybill.events.payment.PaymentEvent;
import dev.waybill.reporting.projection.JsonRows;
import dev.waybill.reporting.projection.ProjectedEvent;
import dev.waybill.reporting.projection.Projection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One row per order. Each topic fills its own columns, each group of columns keeps what is furthest, so it does not matter
 * which topic is consumed first.
 */
@Component
class OrderSummaryProjection implements Projection {

    private static final String MERGE = """
            INSERT INTO order_summary_row AS o (
                generation, order_id, customer_id, total, currency, items, placed_at, status, settled, reason,
                order_epoch, order_sequence,
                payment, payment_rank, reservation, reservation_rank, updated_at)
            SELECT :generation, order_id, customer_id, total, currency, items, placed_at, status, settled, reason,
                   order_epoch, order_sequence,
                   payment, payment_rank, reservation, reservation_rank, updated_at
            FROM jsonb_to_recordset(:changes::jsonb) AS c (
                order_id uuid, customer_id text, total numeric, currency text, items bigint, placed_at timestamptz, status text,
                settled boolean, reason text, order_epoch bigint, order_sequence bigint, payment text, payment_rank smallint, reservation text,
                reservation_rank smallint, updated_at timestamptz)
            ORDER BY order_id
            ON CONFLICT (generation, order_id) DO UPDATE SET
                customer_id = coalesce(o.customer_id, excluded.customer_id),
                total = coalesce(o.total, excluded.total),
                currency = coalesce(o.currency, excluded.currency),
                items = coalesce(o.items, excluded.items),
                placed_at = coalesce(o.placed_at, excluded.placed_at),
                status = CASE WHEN (excluded.order_epoch, excluded.order_sequence) > (o.order_epoch, o.order_sequence)
                              THEN excluded.status ELSE o.status END,
                settled = CASE WHEN (excluded.order_epoch, excluded.order_sequence) > (o.order_epoch, o.order_sequence)
                              THEN excluded.settled ELSE o.settled END,
                reason = CASE WHEN (excluded.order_epoch, excluded.order_sequence) > (o.order_epoch, o.order_sequence)
                              THEN coalesce(excluded.reason, o.reason) ELSE o.reason END,
                order_sequence = CASE WHEN (excluded.order_epoch, excluded.order_sequence) > (o.order_epoch, o.order_sequence)
                                      THEN excluded.order_sequence ELSE o.order_sequence END,
                order_epoch = greatest(o.order_epoch, excluded.order_epoch),
                payment = CASE WHEN excluded.payment_rank > o.payment_rank THEN excluded.payment ELSE o.payment END,
                payment_rank = greatest(o.payment_rank, excluded.payment_rank),
                reservation = CASE WHEN excluded.reservation_rank > o.reservation_rank
                                   THEN excluded.reservation ELSE o.reservation END,
                reservation_rank = greatest(o.reservation_rank, excluded.reservation_rank),
                updated_at = greatest(o.updated_at, excluded.updated_at)
            """;

    private final JdbcClient jdbc;

    OrderSummaryProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "order_summary";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("order_summary_row");
    }

    @Override
    public boolean handles(Class<?> payload) {
        return OrderEvent.class.isAssignableFrom(payload)
                || PaymentEvent.class.isAssignableFrom(payload)
                || ReservationEvent.class.isAssignableFrom(payload);
    }

    @Override
    public void apply(int generation, List<ProjectedEvent> events) {
        Map<UUID, OrderChange> changes = new HashMap<>();
        for (ProjectedEvent event : events) {
            switch (event.payload()) {
                case OrderEvent order -> of(order.orderId(), changes).apply(order, event.epoch(), event.time());
                case PaymentEvent payment -> of(payment.orderId(), changes).apply(payment, event.time());
                case ReservationEvent reservation ->
                    of(reservation.orderId(), changes).apply(reservation, event.time());
                default -> throw new IllegalArgumentException("not handled: " + event.payload());
            }
        }
        jdbc.sql(MERGE)
                .param("generation", generation)
                .param("changes", JsonRows.of(changes.values()))
                .update();
    }

    private static OrderChange of(UUID orderId, Map<UUID, OrderChange> changes) {
        return changes.computeIfAbsent(orderId, OrderChange::new);
    }
}
