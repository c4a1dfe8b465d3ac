package dev.waybill.payment.persistence;

import dev.waybill.payment.application.Movements;
import dev.waybill.payment.domain.Money;
import dev.waybill.payment.domain.Movement;
import dev.waybill.payment.domain.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMovements implements Movements {

    private static final String SELECT = """
            SELECT intent.order_id, provider_payment_id, amount, currency,
                   CASE operation WHEN 'CAPTURE' THEN 'CAPTURED' ELSE 'REFUNDED' END AS kind,
                   (asked_at AT TIME ZONE 'UTC')::date AS earliest,
                   (coalesce(answered_at, now()) AT TIME ZONE 'UTC')::date AS latest
              FROM payment_intent intent
              JOIN payment USING (order_id)
             WHERE operation IN ('CAPTURE', 'REFUND') AND refusal IS NULL AND provider_payment_id IS NOT NULL
            """;

    private final JdbcClient jdbc;

    JdbcMovements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Movement> recordedOn(LocalDate day) {
        return jdbc.sql(SELECT + " AND answered_at >= :from AND answered_at < :to")
                .param("from", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((row, _) -> movement(row))
                .list();
    }

    @Override
    public List<Movement> known(Collection<Movement.Key> keys) {
        String[] ids =
                keys.stream().map(Movement.Key::providerPaymentId).distinct().toArray(String[]::new);
        Set<Movement.Key> wanted = new HashSet<>(keys);
        return jdbc
                .sql(SELECT + " AND provider_payment_id = ANY (:ids)")
                .param("ids", ids)
                .query((row, _) -> movement(row))
                .list()
                .stream()
                .filter(movement -> wanted.contains(movement.key()))
                .toList();
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                new Movement.Key(row.getString("provider_payment_id"), Movement.Kind.valueOf(row.getString("kind"))),
                new OrderId(row.getObject("order_id", UUID.class)),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getObject("earliest", LocalDate.class),
                row.getObject("latest", LocalDate.class));
    }
}
