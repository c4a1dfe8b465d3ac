package dev.waybill.inventory.reservation.persistence;

import dev.waybill.inventory.reservation.application.ReservationView;
import dev.waybill.inventory.reservation.application.ReservationViews;
import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.ReservationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads a reservation and what belongs to it. */
@Repository
class JdbcReservationViews implements ReservationViews {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    JdbcReservationViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ReservationView> ofOrder(OrderId order) {
        return whole(jdbc.sql("SELECT * FROM reservation WHERE order_id = ?")
                        .param(order.value())
                        .query(JdbcReservationViews::view)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReservationView> list(Filter filter, int limit, @Nullable OrderId after) {
        ReservationState state = filter.state();
        Instant before = filter.createdBefore();
        return whole(jdbc.sql("SELECT * FROM reservation WHERE order_id > :after" + condition(state) + """
                         AND (:before::timestamptz IS NULL OR created_at < :before)
                         ORDER BY order_id LIMIT :limit
                        """)
                .param("after", after == null ? FIRST : after.value())
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query(JdbcReservationViews::view)
                .list());
    }

    /** In the text of the statement, for the partial index to be seen. */
    private static String condition(@Nullable ReservationState state) {
        return state == null ? "" : " AND state = '" + state.name() + "'";
    }

    @Override
    public void lock(OrderId order) {
        jdbc.sql("SELECT order_id FROM reservation WHERE order_id = ? FOR UPDATE")
                .param(order.value())
                .query(UUID.class)
                .optional();
    }

    @Override
    public void recordRelease(OrderId order, String operator, String note) {
        jdbc.sql("INSERT INTO reservation_release (order_id, operator, note) VALUES (?, ?, ?)")
                .params(order.value(), operator, note)
                .update();
    }

    private List<ReservationView> whole(List<ReservationView> reservations) {
        UUID[] ids = reservations.stream().map(view -> view.order().value()).toArray(UUID[]::new);
        Map<UUID, List<Line>> lines = linesOf(ids);
        Map<UUID, List<ReservationView.Release>> releases = releasesOf(ids);
        return reservations.stream()
                .map(view -> new ReservationView(
                        view.order(),
                        view.state(),
                        lines.getOrDefault(view.order().value(), List.of()),
                        view.sequence(),
                        view.createdAt(),
                        view.updatedAt(),
                        releases.getOrDefault(view.order().value(), List.of())))
                .toList();
    }

    private Map<UUID, List<Line>> linesOf(UUID... orders) {
        record Held(UUID order, Line line) {}
        return jdbc
                .sql("SELECT order_id, sku, quantity FROM reservation_line WHERE order_id = ANY (?) ORDER BY sku")
                .param(orders)
                .query((row, _) -> new Held(row.getObject(1, UUID.class), new Line(row.getString(2), row.getInt(3))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::order, Collectors.mapping(Held::line, Collectors.toList())));
    }

    private Map<UUID, List<ReservationView.Release>> releasesOf(UUID... orders) {
        record Released(UUID order, ReservationView.Release release) {}
        return jdbc
                .sql(
                        "SELECT order_id, operator, note, at FROM reservation_release WHERE order_id = ANY (?) ORDER BY id")
                .param(orders)
                .query((row, _) -> new Released(
                        row.getObject(1, UUID.class),
                        new ReservationView.Release(row.getString(2), row.getString(3), instant(row, "at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Released::order, Collectors.mapping(Released::release, Collectors.toList())));
    }

    private static ReservationView view(ResultSet row, int number) throws SQLException {
        return new ReservationView(
                new OrderId(row.getObject("order_id", UUID.class)),
                ReservationState.valueOf(row.getString("state")),
                List.of(),
                row.getLong("sequence"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                List.of());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
