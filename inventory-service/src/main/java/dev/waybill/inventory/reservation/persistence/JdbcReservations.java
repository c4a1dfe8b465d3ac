package dev.waybill.inventory.reservation.persistence;

import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.Reservation;
import dev.waybill.inventory.reservation.domain.ReservationState;
import dev.waybill.inventory.reservation.domain.Reservations;
import dev.waybill.inventory.reservation.domain.Shortage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcReservations implements Reservations {

    private static final TypeReference<List<Shortage>> SHORTAGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcReservations(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Map<OrderId, Reservation> lock(Collection<OrderId> orders) {
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        jdbc.sql("""
                        INSERT INTO reservation (order_id, state, sequence)
                        SELECT id, 'NEW', 0 FROM unnest(?::uuid[]) AS wanted (id) ORDER BY id
                        ON CONFLICT (order_id) DO NOTHING
                        """).param(ids).update();
        List<Row> rows = jdbc.sql("""
                        SELECT order_id, state, shortages::text, sequence FROM reservation
                         WHERE order_id = ANY (?) ORDER BY order_id FOR UPDATE
                        """)
                .param(ids)
                .query((row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        ReservationState.valueOf(row.getString(2)),
                        json.readValue(row.getString(3), SHORTAGES),
                        row.getLong(4)))
                .list();
        Map<UUID, List<Line>> lines = linesOf(ids);
        return rows.stream().collect(Collectors.toMap(row -> new OrderId(row.orderId()), row -> row.with(lines)));
    }

    private record Row(UUID orderId, ReservationState state, List<Shortage> shortages, long sequence) {

        Reservation with(Map<UUID, List<Line>> lines) {
            return new Reservation(
                    new OrderId(orderId), state, lines.getOrDefault(orderId, List.of()), shortages, sequence);
        }
    }

    private Map<UUID, List<Line>> linesOf(UUID[] orderIds) {
        var lines = new HashMap<UUID, List<Line>>();
        jdbc.sql("SELECT order_id, sku, quantity FROM reservation_line WHERE order_id = ANY (?) ORDER BY order_id, sku")
                .param(orderIds)
                .query(row -> {
                    lines.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new Line(row.getString(2), row.getInt(3)));
                });
        return lines;
    }

    @Override
    public void save(Collection<Reservation> reservations) {
        jdbc.sql("""
                        UPDATE reservation
                           SET state = new.state, shortages = new.shortages::jsonb, sequence = new.sequence,
                               updated_at = now()
                          FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[])
                               AS new (order_id, state, shortages, sequence)
                         WHERE reservation.order_id = new.order_id
                        """)
                .params(
                        reservations.stream().map(each -> each.order().value()).toArray(UUID[]::new),
                        reservations.stream().map(each -> each.state().name()).toArray(String[]::new),
                        reservations.stream()
                                .map(each -> json.writeValueAsString(each.shortages()))
                                .toArray(String[]::new),
                        reservations.stream().map(Reservation::sequence).toArray(Long[]::new))
                .update();
        saveLines(reservations);
    }

    /** Lines are written once, when they are reserved, and never change. */
    private void saveLines(Collection<Reservation> reservations) {
        record Held(UUID orderId, Line line) {}
        List<Held> rows = reservations.stream()
                .filter(Reservation::isJustReserved)
                .flatMap(each ->
                        each.lines().stream().map(line -> new Held(each.order().value(), line)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO reservation_line (order_id, sku, quantity)
                        SELECT * FROM unnest(?::uuid[], ?::text[], ?::int[])
                        """)
                .params(
                        rows.stream().map(Held::orderId).toArray(UUID[]::new),
                        rows.stream().map(row -> row.line().sku()).toArray(String[]::new),
                        rows.stream().map(row -> row.line().quantity()).toArray(Integer[]::new))
                .update();
    }
}
