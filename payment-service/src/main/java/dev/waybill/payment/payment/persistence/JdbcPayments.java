package dev.waybill.payment.payment.persistence;

import dev.waybill.messaging.MessageContext;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.Payment;
import dev.waybill.payment.payment.domain.PaymentSnapshot;
import dev.waybill.payment.payment.domain.PaymentState;
import dev.waybill.payment.payment.domain.Payments;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPayments implements Payments {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    JdbcPayments(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public Locked lock(Collection<OrderId> orders) {
        // Everybody locks in the same order, so that nobody waits in a circle.
        String sql = """
                SELECT order_id, payment_id, amount, currency, payment_method, state, reason, reversal, next_step,
                       cause, requested, provider_payment_id, sequence, attention
                  FROM payment
                 WHERE order_id = ANY (:orders)
                 ORDER BY order_id
                   FOR UPDATE
                """;
        Map<OrderId, Payment> stored = new HashMap<>();
        jdbc.sql(sql)
                .param("orders", orders.stream().map(OrderId::value).distinct().toArray(UUID[]::new))
                .query((row, _) -> Payment.restored(PaymentRow.snapshot(row)))
                .list()
                .forEach(payment -> stored.put(payment.order(), payment));
        return new Locked(stored);
    }

    @Override
    public void save(Collection<Payment> payments) {
        List<Payment> known = payments.stream()
                .filter(payment -> !(payment.snapshot().state() instanceof PaymentState.Unknown))
                .sorted(Comparator.comparing(payment -> payment.order().value()))
                .toList();
        insert(known.stream().filter(payment -> !payment.isStored()).toList());
        update(known.stream().filter(Payment::isStored).toList());
        open(known);
        close(known);
    }

    private void insert(List<Payment> payments) {
        String sql = """
                INSERT INTO payment (order_id, payment_id, amount, currency, payment_method, state, reason, reversal,
                                     next_step, cause, requested, provider_payment_id, sequence, attention, created_at,
                                     updated_at)
                VALUES (:order, :payment, :amount, :currency, :method, :state, :reason, :reversal,
                        :nextStep, :cause, :requested, :providerPayment, :sequence, :attention, :now, :now)
                ON CONFLICT DO NOTHING
                """;
        int[] rows = batch(sql, payments.stream().map(this::columns));
        if (Arrays.stream(rows).anyMatch(count -> count == 0)) {
            throw new OptimisticLockingFailureException("somebody else began the payment of the same order");
        }
    }

    private void update(List<Payment> payments) {
        String sql = """
                UPDATE payment
                   SET amount = :amount, currency = :currency, payment_method = :method, state = :state,
                       reason = :reason, reversal = :reversal, next_step = :nextStep, cause = :cause, requested = :requested,
                       provider_payment_id = :providerPayment, sequence = :sequence, attention = :attention,
                       updated_at = :now
                 WHERE order_id = :order
                """;
        batch(sql, payments.stream().map(this::columns));
    }

    private void open(List<Payment> payments) {
        String sql = """
                INSERT INTO payment_intent (order_id, operation, requested_at, correlation_id, causation_id, traceparent)
                VALUES (:order, :operation, :now, :correlation, :causation, :trace)
                """;
        batch(
                sql,
                payments.stream()
                        .flatMap(payment -> payment.opened().stream()
                                .map(operation -> withContext(intent(payment, operation), payment.order()))));
    }

    private MapSqlParameterSource withContext(MapSqlParameterSource intent, OrderId order) {
        @Nullable
        MessageContext context = MessageContext.current(order.toString()).orElse(null);
        return intent.addValue("correlation", context == null ? null : context.correlationId(), Types.OTHER)
                .addValue("causation", context == null ? null : context.causationId(), Types.OTHER)
                .addValue("trace", context == null ? null : context.traceparent(), Types.VARCHAR);
    }

    private void close(List<Payment> payments) {
        String sql = """
                UPDATE payment_intent
                   SET answered_at = :now, refusal = :refusal
                 WHERE order_id = :order AND operation = :operation
                """;
        batch(
                sql,
                payments.stream()
                        .flatMap(payment -> payment.closed().stream()
                                .map(closed -> intent(payment, closed.operation())
                                        .addValue("refusal", closed.refusal(), Types.VARCHAR))));
    }

    private MapSqlParameterSource intent(Payment payment, Operation operation) {
        return new MapSqlParameterSource()
                .addValue("order", payment.order().value())
                .addValue("operation", operation.name())
                .addValue("now", now());
    }

    private SqlParameterSource columns(Payment payment) {
        PaymentSnapshot snapshot = payment.snapshot();
        return PaymentRow.parameters(snapshot).addValue("now", now());
    }

    private int[] batch(String sql, Stream<? extends SqlParameterSource> rows) {
        SqlParameterSource[] parameters = rows.toArray(SqlParameterSource[]::new);
        return parameters.length == 0 ? new int[0] : batches.batchUpdate(sql, parameters);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
