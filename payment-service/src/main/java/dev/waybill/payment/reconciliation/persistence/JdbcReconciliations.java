package dev.waybill.payment.reconciliation.persistence;

import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.reconciliation.domain.Difference;
import dev.waybill.payment.reconciliation.domain.Movement;
import dev.waybill.payment.reconciliation.domain.Reconciliation;
import dev.waybill.payment.reconciliation.domain.Reconciliations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional
class JdbcReconciliations implements Reconciliations {

    private static final int LONGEST_GAP = 366;

    private final JdbcClient jdbc;

    JdbcReconciliations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reconciliation> of(LocalDate day) {
        return jdbc.sql("SELECT day, run_at, complete, movements, differences FROM reconciliation WHERE day = :day")
                .param("day", day)
                .query((row, _) -> new Reconciliation(summary(row), differences(day)))
                .optional();
    }

    private List<Difference> differences(LocalDate day) {
        return jdbc.sql("SELECT * FROM reconciliation_difference WHERE day = :day ORDER BY number LIMIT :shown")
                .param("day", day)
                .param("shown", Reconciliation.SHOWN)
                .query((row, _) -> difference(row))
                .list();
    }

    @Override
    public List<Reconciliation.Summary> newest(int limit, @Nullable LocalDate before) {
        String sql = """
                SELECT day, run_at, complete, movements, differences
                  FROM reconciliation
                 WHERE :before::date IS NULL OR day < :before
                 ORDER BY day DESC
                 LIMIT :limit
                """;
        return jdbc.sql(sql)
                .param("before", before, Types.DATE)
                .param("limit", limit)
                .query((row, _) -> summary(row))
                .list();
    }

    @Override
    public List<LocalDate> incomplete(LocalDate last, int days) {
        String sql = """
                SELECT due.day::date
                  FROM generate_series(
                           least(
                               :first,
                               (SELECT max(day) + 1 FROM reconciliation
                                 WHERE complete AND day < :first AND day >= :last::date - :longestGap::int)),
                           :last::date,
                           interval '1 day') AS due (day)
                 WHERE NOT EXISTS (SELECT FROM reconciliation done WHERE done.day = due.day AND done.complete)
                 ORDER BY 1
                """;
        return jdbc.sql(sql)
                .param("first", last.minusDays(days - 1L))
                .param("last", last)
                .param("longestGap", LONGEST_GAP)
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    private static Reconciliation.Summary summary(ResultSet row) throws SQLException {
        return new Reconciliation.Summary(
                row.getObject("day", LocalDate.class),
                row.getObject("run_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("complete"),
                row.getInt("movements"),
                row.getInt("differences"));
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                Difference.Kind.valueOf(row.getString("kind")),
                movement(row.getString("provider_payment_id"), row.getString("movement")),
                row.getString("order_id"),
                money(row.getString("ours")),
                money(row.getString("theirs")),
                row.getString("line"));
    }

    private static @Nullable Movement movement(@Nullable String providerPaymentId, @Nullable String kind) {
        return providerPaymentId == null || kind == null
                ? null
                : new Movement(providerPaymentId, Movement.Kind.valueOf(kind));
    }

    private static @Nullable Money money(@Nullable String text) {
        return text == null
                ? null
                : Money.of(text.substring(0, text.indexOf(' ')), text.substring(text.indexOf(' ') + 1));
    }
}
