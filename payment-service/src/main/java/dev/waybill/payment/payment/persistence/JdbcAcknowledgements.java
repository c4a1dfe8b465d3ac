package dev.waybill.payment.payment.persistence;

import dev.waybill.payment.payment.application.Acknowledgement;
import dev.waybill.payment.payment.application.Acknowledgements;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAcknowledgements implements Acknowledgements {

    private final JdbcClient jdbc;

    JdbcAcknowledgements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UUID paymentId, Acknowledgement acknowledgement) {
        String sql = """
                WITH seen AS (
                    UPDATE payment
                       SET acknowledged = :attention, updated_at = :at
                     WHERE payment_id = :payment
                    RETURNING order_id
                )
                INSERT INTO payment_acknowledgement (order_id, attention, operator, note, at)
                SELECT order_id, :attention, :operator, :note, :at FROM seen
                """;
        jdbc.sql(sql)
                .param("payment", paymentId)
                .param("attention", acknowledgement.attention())
                .param("operator", acknowledgement.operator())
                .param("note", acknowledgement.note())
                .param("at", acknowledgement.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
