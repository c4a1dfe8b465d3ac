package dev.waybill.payment.persistence;

import dev.waybill.payment.application.PaymentView;
import dev.waybill.payment.application.PaymentViews;
import dev.waybill.payment.domain.Operation;
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

@Repository
@Transactional(readOnly = true)
class JdbcPaymentViews implements PaymentViews {

    private final JdbcClient jdbc;

    JdbcPaymentViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<PaymentView> withId(UUID paymentId) {
        String sql = "SELECT * FROM payment WHERE payment_id = :id";
        return withCalls(jdbc.sql(sql)
                        .param("id", paymentId)
                        .query((row, _) -> view(row))
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<PaymentView> list(Filter filter, int limit, @Nullable Place after) {
        String sql = """
                SELECT *
                  FROM payment
                 WHERE (:order::uuid IS NULL OR order_id = :order)
                   AND (NOT :attention OR attention IS NOT NULL)
                   AND (:time::timestamptz IS NULL OR (created_at, payment_id) < (:time, :id))
                 ORDER BY created_at DESC, payment_id DESC
                 LIMIT :limit
                """;
        return withCalls(jdbc.sql(sql)
                .param("order", filter.orderId(), Types.OTHER)
                .param("attention", filter.onlyNeedingAttention())
                .param(
                        "time",
                        after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", after == null ? null : after.paymentId(), Types.OTHER)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list());
    }

    private record OrdersCall(UUID order, PaymentView.Call call) {}

    private List<PaymentView> withCalls(List<PaymentView> payments) {
        String sql = "SELECT * FROM payment_intent WHERE order_id = ANY (:orders) ORDER BY asked_at, operation";
        UUID[] orders =
                payments.stream().map(view -> view.payment().order().value()).toArray(UUID[]::new);
        Map<UUID, List<PaymentView.Call>> calls = jdbc
                .sql(sql)
                .param("orders", orders)
                .query((row, _) -> new OrdersCall(row.getObject("order_id", UUID.class), call(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OrdersCall::order, Collectors.mapping(OrdersCall::call, Collectors.toList())));
        return payments.stream()
                .map(view -> new PaymentView(
                        view.payment(),
                        view.createdAt(),
                        view.updatedAt(),
                        calls.getOrDefault(view.payment().order().value(), List.of())))
                .toList();
    }

    private static PaymentView view(ResultSet row) throws SQLException {
        return new PaymentView(
                PaymentRow.snapshot(row), instant(row, "created_at"), instant(row, "updated_at"), List.of());
    }

    private static PaymentView.Call call(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new PaymentView.Call(
                Operation.valueOf(row.getString("operation")),
                row.getInt("attempts"),
                instant(row, "asked_at"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("refusal"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
