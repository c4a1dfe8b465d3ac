package dev.waybill.payment.persistence;

import dev.waybill.payment.domain.Difference;
import dev.waybill.payment.domain.Money;
import dev.waybill.payment.domain.Movement;
import dev.waybill.payment.domain.Reconciliation;
import dev.waybill.payment.domain.Reconciliations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional
class JdbcReconciliations implements Reconciliations {

    private final JdbcClient jdbc;

    JdbcReconciliations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void replace(Reconciliation reconciliation) {
        String upsert = """
                INSERT INTO reconciliation (day, run_at, movements, differences)
                VALUES (:day, :runAt, :movements, :differences)
                ON CONFLICT (day) DO UPDATE
                   SET run_at = excluded.run_at, movements = excluded.movements, differences = excluded.differences
                """;
        jdbc.sql(upsert)
                .param("day", reconciliation.day())
                .param("runAt", reconciliation.runAt().atOffset(ZoneOffset.UTC))
                .param("movements", reconciliation.movements())
                .param("differences", reconciliation.differences().size())
                .update();
        jdbc.sql("DELETE FROM reconciliation_difference WHERE day = :day")
                .param("day", reconciliation.day())
                .update();
        reconciliation.differences().forEach(difference -> insert(reconciliation.day(), difference));
    }

    private void insert(LocalDate day, Difference difference) {
        String sql = """
                INSERT INTO reconciliation_difference (day, kind, movement, provider_payment_id, order_id, ours, theirs)
                VALUES (:day, :kind, :movement, :payment, :order, :ours, :theirs)
                """;
        jdbc.sql(sql)
                .param("day", day)
                .param("kind", difference.kind().name())
                .param("movement", difference.key().kind().name())
                .param("payment", difference.key().providerPaymentId())
                .param("order", difference.order(), Types.VARCHAR)
                .param("ours", text(difference.ours()), Types.VARCHAR)
                .param("theirs", text(difference.theirs()), Types.VARCHAR)
                .update();
    }

    @Override
    public Optional<Reconciliation> of(LocalDate day) {
        return jdbc.sql("SELECT run_at, movements FROM reconciliation WHERE day = :day")
                .param("day", day)
                .query((row, _) -> new Reconciliation(
                        day,
                        row.getObject("run_at", OffsetDateTime.class).toInstant(),
                        row.getInt("movements"),
                        differences(day)))
                .optional();
    }

    private List<Difference> differences(LocalDate day) {
        return jdbc.sql("SELECT * FROM reconciliation_difference WHERE day = :day ORDER BY number")
                .param("day", day)
                .query((row, _) -> difference(row))
                .list();
    }

    @Override
    public List<Summary> newest(int limit, @Nullable LocalDate before) {
        String sql = """
                SELECT day, run_at, movements, differences
                  FROM reconciliation
                 WHERE :before::date IS NULL OR day < :before
                 ORDER BY day DESC
                 LIMIT :limit
                """;
        return jdbc.sql(sql)
                .param("before", before, Types.DATE)
                .param("limit", limit)
                .query((row, _) -> new Summary(
                        row.getObject("day", LocalDate.class),
                        row.getObject("run_at", OffsetDateTime.class).toInstant(),
                        row.getInt("movements"),
                        row.getInt("differences")))
                .list();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                Difference.Kind.valueOf(row.getString("kind")),
                new Movement.Key(
                        row.getString("provider_payment_id"), Movement.Kind.valueOf(row.getString("movement"))),
                row.getString("order_id"),
                money(row.getString("ours")),
                money(row.getString("theirs")));
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }

    private static @Nullable Money money(@Nullable String text) {
        return text == null
                ? null
                : Money.of(text.substring(0, text.indexOf(' ')), text.substring(text.indexOf(' ') + 1));
    }
}
