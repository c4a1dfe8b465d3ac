package dev.waybill.messaging.internal.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the outbox was, by the database's clock.
 *
 * @param storedBefore every transaction that began before this had ended, its messages among those up to {@code drawn}
 * @param at when it was read
 * @param drawn the last id that was drawn
 * @param oldest the id of the oldest unsent message; {@code null} if all have left
 */
record OutboxPosition(
        Instant storedBefore,
        Instant at,
        long drawn,
        @Nullable Long oldest) {

    /**
     * A writer reads the clock before it stores its message and commits it later. So the transactions are looked at first, by
     * a statement of its own: those that are not open any more are visible to the next.
     */
    private static final String OLDEST_TRANSACTION = """
        SELECT least(now.at, (SELECT min(xact_start) FROM pg_stat_activity
                              WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()))
        FROM (SELECT clock_timestamp() AS at) AS now\
        """;

    private static final String OUTBOX = """
        SELECT CASE WHEN drawn.is_called THEN drawn.last_value ELSE 0 END, oldest.id, clock_timestamp()
        FROM outbox_floor AS floor
        CROSS JOIN outbox_id_seq AS drawn
        LEFT JOIN LATERAL (SELECT id FROM outbox WHERE id >= floor.id ORDER BY id LIMIT 1) AS oldest ON true\
        """;

    static OutboxPosition read(JdbcClient jdbc) {
        Instant storedBefore = jdbc.sql(OLDEST_TRANSACTION)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return jdbc.sql(OUTBOX).query((row, _) -> of(storedBefore, row)).single();
    }

    private static OutboxPosition of(Instant storedBefore, ResultSet row) throws SQLException {
        return new OutboxPosition(
                storedBefore,
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getLong(1),
                row.getObject(2, Long.class));
    }

    /** Whether every message up to that position has left. */
    boolean isPast(OutboxPosition earlier) {
        return oldest == null || oldest > earlier.drawn();
    }
}
