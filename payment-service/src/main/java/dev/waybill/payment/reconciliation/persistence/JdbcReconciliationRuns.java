package dev.waybill.payment.reconciliation.persistence;

import dev.waybill.payment.reconciliation.application.ReconciliationRuns;
import dev.waybill.payment.reconciliation.domain.SettlementLine;
import dev.waybill.payment.reconciliation.domain.SettlementLine.Settled;
import dev.waybill.payment.reconciliation.domain.SettlementLine.Unreadable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Compares by SQL, so that a day may be larger than the memory. */
@Repository
@Transactional
class JdbcReconciliationRuns implements ReconciliationRuns {

    private static final String BEGIN = """
            INSERT INTO reconciliation_lease (run, started_at, until) VALUES (:run, now(), now() + interval '1 minute')
                ON CONFLICT (only_one) DO UPDATE
               SET run = excluded.run, started_at = excluded.started_at, until = excluded.until
             WHERE reconciliation_lease.until < now()
            """;

    private static final String RENEW =
            "UPDATE reconciliation_lease SET until = now() + interval '1 minute' WHERE run = :run RETURNING started_at";

    private static final String TAKE = """
            INSERT INTO reported_line
                   (run, day, number, movement, provider_payment_id, reference, amount, currency, unreadable)
            SELECT :run, :day, * FROM unnest(:numbers::bigint[], :movements::text[], :payments::text[],
                   :references::text[], :amounts::numeric[], :currencies::text[], :unreadable::text[])
            """;

    /** The money that we know to have moved, or to be moving. */
    private static final String MOVEMENT = """
            WITH movement AS NOT MATERIALIZED (
                SELECT order_id, provider_payment_id, amount, currency, requested_at, answered_at,
                       CASE operation WHEN 'CAPTURE' THEN 'CAPTURED' ELSE 'REFUNDED' END AS movement
                  FROM payment_intent JOIN payment USING (order_id)
                 WHERE operation IN ('CAPTURE', 'REFUND') AND refusal IS NULL AND provider_payment_id IS NOT NULL),
            recorded AS NOT MATERIALIZED (
                SELECT * FROM movement WHERE answered_at >= :from AND answered_at < least(:to, :started)),
            missing AS NOT MATERIALIZED (
                SELECT *
                  FROM recorded
                 WHERE NOT EXISTS (
                           SELECT FROM reported_line line
                            WHERE line.run = :run AND line.provider_payment_id = recorded.provider_payment_id
                              AND line.movement = recorded.movement))
            """;

    private static final String OTHER_DAYS = MOVEMENT + """
            SELECT DISTINCT other.day::date
              FROM missing, generate_series(date_trunc('day', requested_at AT TIME ZONE 'UTC'),
                                            date_trunc('day', answered_at AT TIME ZONE 'UTC'),
                                            interval '1 day') AS other (day)
             WHERE other.day <> :day
             ORDER BY 1
            """;

    private static final String RESULT = MOVEMENT + """
            INSERT INTO reconciliation (day, run_at, complete, movements, differences)
            SELECT :day, :runAt, :complete, count(*), 0
              FROM (SELECT provider_payment_id, movement
                      FROM reported_line
                     WHERE run = :run AND day = :day AND unreadable IS NULL
                     UNION
                    SELECT provider_payment_id, movement FROM recorded) AS compared
                ON CONFLICT (day) DO UPDATE
               SET run_at = excluded.run_at, complete = excluded.complete, movements = excluded.movements
            """;

    private static final String DIFFERENCES = MOVEMENT + """
            , reported AS (
                SELECT *, row_number() OVER (PARTITION BY provider_payment_id, movement ORDER BY number) > 1 AS again
                  FROM reported_line
                 WHERE run = :run AND day = :day)
            INSERT INTO reconciliation_difference
                   (day, kind, movement, provider_payment_id, order_id, ours, theirs, line)
            SELECT :day, kind, movement, provider_payment_id, order_id, ours, theirs, line
              FROM (SELECT number,
                           CASE WHEN unreadable IS NOT NULL THEN 'UNREADABLE'
                                WHEN again THEN 'REPORTED_TWICE'
                                WHEN known.order_id IS NULL THEN 'UNKNOWN_TO_US'
                                ELSE 'AMOUNT_DIFFERS' END AS kind,
                           reported.movement, reported.provider_payment_id, reference AS order_id,
                           known.amount || ' ' || known.currency AS ours,
                           reported.amount || ' ' || reported.currency AS theirs,
                           unreadable AS line
                      FROM reported LEFT JOIN movement known USING (provider_payment_id, movement)
                     WHERE unreadable IS NOT NULL OR again OR known.order_id IS NULL
                        OR (known.amount, known.currency) <> (reported.amount, reported.currency)
                     UNION ALL
                    SELECT NULL, 'MISSING_AT_PROVIDER', movement, provider_payment_id, order_id::text,
                           amount || ' ' || currency, NULL, NULL
                      FROM missing) AS found
             ORDER BY number
            """;

    private final JdbcClient jdbc;

    JdbcReconciliationRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<UUID> begin() {
        UUID run = UUID.randomUUID();
        if (jdbc.sql(BEGIN).param("run", run).update() == 0) {
            return Optional.empty();
        }
        jdbc.sql("DELETE FROM reported_line WHERE run <> :run")
                .param("run", run)
                .update();
        return Optional.of(run);
    }

    @Override
    public void take(UUID run, LocalDate day, long firstNumber, List<SettlementLine> lines) {
        renew(run);
        jdbc.sql(TAKE)
                .param("run", run)
                .param("day", day)
                .param(
                        "numbers",
                        IntStream.range(0, lines.size())
                                .mapToObj(index -> firstNumber + index)
                                .toArray(Long[]::new))
                .param("movements", texts(lines, line -> line.movement().kind().name()))
                .param("payments", texts(lines, line -> line.movement().providerPaymentId()))
                .param("references", texts(lines, Settled::reference))
                .param("amounts", texts(lines, line -> line.amount().decimal()))
                .param(
                        "currencies",
                        texts(lines, line -> line.amount().currency().getCurrencyCode()))
                .param(
                        "unreadable",
                        lines.stream()
                                .map(line -> line instanceof Unreadable unreadable ? unreadable.text() : null)
                                .toArray(String[]::new))
                .update();
    }

    private static @Nullable String[] texts(List<SettlementLine> lines, Function<Settled, String> text) {
        return lines.stream()
                .map(line -> line instanceof Settled settled ? text.apply(settled) : null)
                .toArray(String[]::new);
    }

    @Override
    public List<LocalDate> otherDays(UUID run, LocalDate day) {
        return of(OTHER_DAYS, run, day, renew(run))
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    @Override
    public void compare(UUID run, LocalDate day, Instant runAt, boolean complete) {
        OffsetDateTime started = renew(run);
        of(RESULT, run, day, started)
                .param("runAt", runAt.atOffset(ZoneOffset.UTC))
                .param("complete", complete)
                .update();
        jdbc.sql("DELETE FROM reconciliation_difference WHERE day = :day")
                .param("day", day)
                .update();
        int differences = of(DIFFERENCES, run, day, started).update();
        jdbc.sql("UPDATE reconciliation SET differences = :differences WHERE day = :day")
                .param("differences", differences)
                .param("day", day)
                .update();
    }

    private StatementSpec of(String sql, UUID run, LocalDate day, OffsetDateTime started) {
        return jdbc.sql(sql)
                .param("run", run)
                .param("day", day)
                .param("from", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("started", started);
    }

    /** Locks the lease until the transaction ends; when the run began. */
    private OffsetDateTime renew(UUID run) {
        return jdbc.sql(RENEW)
                .param("run", run)
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(RunLost::new);
    }

    @Override
    public void end(UUID run) {
        jdbc.sql("DELETE FROM reported_line WHERE run = :run").param("run", run).update();
        jdbc.sql("DELETE FROM reconciliation_lease WHERE run = :run")
                .param("run", run)
                .update();
    }
}
