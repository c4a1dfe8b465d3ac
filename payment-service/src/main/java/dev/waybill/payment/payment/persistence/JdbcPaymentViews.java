package dev.waybill.payment.payment.persistence;

import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.payment.application.Acknowledgement;
import dev.waybill.payment.payment.application.PaymentView;
import dev.waybill.payment.payment.application.PaymentViews;
import dev.waybill.payment.payment.application.ReversalByOperator;
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
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a payment and what belongs to it as they were at one moment: all statements of a call see one snapshot. */
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class JdbcPaymentViews implements PaymentViews {

    private final JdbcClient jdbc;

    JdbcPaymentViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<PaymentView> withId(UUID paymentId) {
        String sql = "SELECT * FROM payment WHERE payment_id = :id";
        return whole(jdbc.sql(sql)
                        .param("id", paymentId)
                        .query((row, _) -> view(row))
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID paymentId) {
        jdbc.sql("SELECT order_id FROM payment WHERE payment_id = :id FOR UPDATE")
                .param("id", paymentId)
                .query(UUID.class)
                .optional();
    }

    @Override
    public List<PaymentView> list(Filter filter, int limit, @Nullable Place after) {
        String sql = """
                SELECT *
                  FROM payment
                 WHERE (:order::uuid IS NULL OR order_id = :order)
                   AND (NOT :attention OR attention IS NOT NULL AND acknowledged IS DISTINCT FROM attention)
                   AND (:before::timestamptz IS NULL OR created_at < :before)
                   %s
                   AND (:time::timestamptz IS NULL OR (created_at, payment_id) < (:time, :id))
                 ORDER BY created_at DESC, payment_id DESC
                 LIMIT :limit
                """.formatted(condition(filter.stage()));
        Instant before = filter.createdBefore();
        return whole(jdbc.sql(sql)
                .param("order", filter.orderId(), Types.OTHER)
                .param("attention", filter.onlyNeedingAttention())
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "time",
                        after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", after == null ? null : after.paymentId(), Types.OTHER)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list());
    }

    /** In the text of the statement, for the partial index to be seen. */
    private static String condition(@Nullable Stage stage) {
        return stage == null ? "" : "AND state = '" + stage.name() + "'";
    }

    private record Of<T>(UUID order, T part) {}

    @FunctionalInterface
    private interface Part<T> {
        T of(ResultSet row) throws SQLException;
    }

    private List<PaymentView> whole(List<PaymentView> payments) {
        UUID[] orders =
                payments.stream().map(view -> view.payment().order().value()).toArray(UUID[]::new);
        Map<UUID, List<PaymentView.Call>> calls = parts(
                "SELECT * FROM payment_intent WHERE order_id = ANY (:orders) ORDER BY requested_at, operation",
                orders,
                JdbcPaymentViews::call);
        Map<UUID, List<Acknowledgement>> acknowledgements = parts(
                "SELECT * FROM payment_acknowledgement WHERE order_id = ANY (:orders) ORDER BY id",
                orders,
                JdbcPaymentViews::acknowledgement);
        Map<UUID, List<ReversalByOperator>> reversals = parts(
                "SELECT * FROM payment_reversal WHERE order_id = ANY (:orders) ORDER BY id",
                orders,
                JdbcPaymentViews::reversal);
        return payments.stream()
                .map(view -> new PaymentView(
                        view.payment(),
                        view.createdAt(),
                        view.updatedAt(),
                        calls.getOrDefault(view.payment().order().value(), List.of()),
                        acknowledgements.getOrDefault(view.payment().order().value(), List.of()),
                        reversals.getOrDefault(view.payment().order().value(), List.of())))
                .toList();
    }

    private <T> Map<UUID, List<T>> parts(String sql, UUID[] orders, Part<T> part) {
        return jdbc
                .sql(sql)
                .param("orders", orders)
                .query((row, _) -> new Of<>(row.getObject("order_id", UUID.class), part.of(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::order, Collectors.mapping(Of::part, Collectors.toList())));
    }

    private static PaymentView view(ResultSet row) throws SQLException {
        return new PaymentView(
                PaymentRow.snapshot(row),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                List.of(),
                List.of(),
                List.of());
    }

    private static ReversalByOperator reversal(ResultSet row) throws SQLException {
        return new ReversalByOperator(row.getString("operator"), row.getString("note"), instant(row, "at"));
    }

    private static Acknowledgement acknowledgement(ResultSet row) throws SQLException {
        return new Acknowledgement(
                row.getString("attention"), row.getString("operator"), row.getString("note"), instant(row, "at"));
    }

    private static PaymentView.Call call(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new PaymentView.Call(
                Operation.valueOf(row.getString("operation")),
                row.getInt("attempts"),
                instant(row, "requested_at"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("refusal"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
