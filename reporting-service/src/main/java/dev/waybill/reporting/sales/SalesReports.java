package dev.waybill.reporting.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the sales of the live generation; days are UTC. */
@Repository
public class SalesReports {

    private static final String SALES = """
            SELECT date_trunc(:unit, hour, 'UTC') AS since, currency, sum(placed)::bigint AS placed,
                   sum(confirmed)::bigint AS confirmed, sum(rejected)::bigint AS rejected,
                   sum(cancelled)::bigint AS cancelled, sum(revenue) AS revenue
            FROM hourly_sales
            WHERE hour >= :from AND hour < :before
              AND (:currency::text IS NULL OR currency = :currency::text)
            GROUP BY 1, 2
            ORDER BY 1, 2
            """;

    private final JdbcClient jdbc;

    SalesReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Per day and currency, days without orders left out; both days are included. */
    public List<SalesCount> daily(LocalDate from, LocalDate to, @Nullable String currency) {
        return sales("day", startOf(from), startOf(to.plusDays(1)), currency);
    }

    /** Per hour and currency, hours without orders left out. */
    public List<SalesCount> hourly(Instant from, Instant before) {
        return sales("hour", from, before, null);
    }

    private List<SalesCount> sales(String unit, Instant from, Instant before, @Nullable String currency) {
        return jdbc.sql(SALES)
                .param("unit", unit)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("currency", currency)
                .query(SalesReports::count)
                .list();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static SalesCount count(ResultSet row, int index) throws SQLException {
        return new SalesCount(
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("currency"),
                row.getLong("placed"),
                row.getLong("confirmed"),
                row.getLong("rejected"),
                row.getLong("cancelled"),
                row.getBigDecimal("revenue"));
    }
}
