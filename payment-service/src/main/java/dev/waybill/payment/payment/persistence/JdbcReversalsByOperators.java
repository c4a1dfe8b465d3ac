package dev.waybill.payment.payment.persistence;

import dev.waybill.payment.payment.application.ReversalByOperator;
import dev.waybill.payment.payment.application.ReversalsByOperators;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReversalsByOperators implements ReversalsByOperators {

    private final JdbcClient jdbc;

    JdbcReversalsByOperators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UUID orderId, ReversalByOperator reversal) {
        jdbc.sql("INSERT INTO payment_reversal (order_id, operator, note, at) VALUES (?, ?, ?, ?)")
                .params(
                        orderId,
                        reversal.operator(),
                        reversal.note(),
                        reversal.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
