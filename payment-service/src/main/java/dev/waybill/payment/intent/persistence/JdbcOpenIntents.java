package dev.waybill.payment.intent.persistence;

import dev.waybill.messaging.MessageContext;
import dev.waybill.payment.intent.application.OpenIntents;
import dev.waybill.payment.intent.application.ProviderCall;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leases go by the database's clock, which all instances share. */
@Repository
class JdbcOpenIntents implements OpenIntents {

    private final JdbcClient jdbc;

    JdbcOpenIntents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ProviderCall> claim(int limit, Duration lease) {
        String sql = """
                WITH due AS MATERIALIZED (
                    SELECT order_id, operation
                      FROM payment_intent
                     WHERE answered_at IS NULL AND due_at <= now()
                     ORDER BY due_at
                     LIMIT :limit
                       FOR UPDATE SKIP LOCKED
                )
                UPDATE payment_intent intent
                   SET due_at = now() + make_interval(secs => :lease), attempts = attempts + 1
                  FROM due
                  JOIN payment USING (order_id)
                 WHERE intent.order_id = due.order_id AND intent.operation = due.operation
                RETURNING intent.order_id, intent.operation, intent.attempts,
                          amount, currency, payment_method, provider_payment_id,
                          correlation_id, causation_id, traceparent
                """;
        return jdbc.sql(sql)
                .param("limit", limit)
                .param("lease", lease.toMillis() / 1000.0)
                .query((row, _) -> call(row))
                .list();
    }

    @Override
    public void giveBack(ProviderCall call, Duration pause) {
        String sql = """
                UPDATE payment_intent
                   SET due_at = now() + make_interval(secs => :pause)
                 WHERE order_id = :order AND operation = :operation AND attempts = :attempt AND answered_at IS NULL
                """;
        jdbc.sql(sql)
                .param("pause", pause.toMillis() / 1000.0)
                .param("order", call.order().value())
                .param("operation", call.operation().name())
                .param("attempt", call.attempt())
                .update();
    }

    private static ProviderCall call(ResultSet row) throws SQLException {
        return new ProviderCall(
                new OrderId(row.getObject("order_id", UUID.class)),
                Operation.valueOf(row.getString("operation")),
                terms(row),
                row.getString("provider_payment_id"),
                row.getInt("attempts"),
                context(row));
    }

    private static PaymentTerms terms(ResultSet row) throws SQLException {
        Money amount = new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")));
        return new PaymentTerms(amount, row.getString("payment_method"));
    }

    private static @Nullable MessageContext context(ResultSet row) throws SQLException {
        @Nullable UUID correlation = row.getObject("correlation_id", UUID.class);
        return correlation == null
                ? null
                : new MessageContext(
                        correlation, row.getObject("causation_id", UUID.class), row.getString("traceparent"));
    }
}
