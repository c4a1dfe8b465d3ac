package dev.waybill.order.saga.persistence;

import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.application.Interventions;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit trail in its table. */
@Repository
class JdbcInterventions implements Interventions {

    private static final String RECORD =
            "INSERT INTO saga_interventions (order_id, kind, operator, note, at) VALUES (?, ?, ?, ?, ?)";

    private static final String OF_ORDER =
            "SELECT kind, operator, note, at FROM saga_interventions WHERE order_id = ? ORDER BY id";

    private final JdbcClient jdbc;

    JdbcInterventions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(OrderId order, Intervention intervention) {
        jdbc.sql(RECORD)
                .param(order.value())
                .param(intervention.kind().name())
                .param(intervention.operator())
                .param(intervention.note())
                .param(intervention.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Intervention> of(OrderId order) {
        return jdbc.sql(OF_ORDER)
                .param(order.value())
                .query((row, _) -> new Intervention(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("operator"),
                        row.getString("note"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
