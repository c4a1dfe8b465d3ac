package dev.waybill.messaging.internal.inbox.store;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.spi.InboxStore;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox table. */
public final class JdbcInboxStore implements InboxStore {

    /**
     * The window is the database's, like the partitions: no instance's clock decides what is too old. The ids are sorted, so
     * that two consumers of the same messages wait for each other and do not deadlock.
     */
    private static final String RECORD = """
        WITH bounds AS (
            SELECT inbox_lower_bound(now() - make_interval(secs => ?)) AS oldest,
                   inbox_lower_bound(now() + interval '1 day') AS newest
        ), incoming AS (
            SELECT id, CASE WHEN id < oldest THEN 'TOO_OLD' WHEN id >= newest THEN 'TOO_NEW' ELSE 'FRESH' END AS fate
            FROM unnest(?) AS id, bounds
        ), fresh AS (
            INSERT INTO inbox (consumer, message_id) SELECT ?, id FROM incoming WHERE fate = 'FRESH' ORDER BY id
            ON CONFLICT DO NOTHING RETURNING message_id
        )
        SELECT message_id, 'FRESH' FROM fresh UNION ALL SELECT id, fate FROM incoming WHERE fate <> 'FRESH'\
        """;

    private final JdbcTemplate jdbc;
    private final Duration window;

    /**
     * Over the application's database.
     *
     * @param window how long it remembers
     */
    public JdbcInboxStore(JdbcTemplate jdbc, Duration window) {
        this.jdbc = jdbc;
        this.window = window;
    }

    @Override
    public Receipt record(String consumer, List<IncomingRecord> records) {
        UUID[] ids = records.stream().map(IncomingRecord::id).toArray(UUID[]::new);
        Set<UUID> fresh = new HashSet<>();
        Set<UUID> tooOld = new HashSet<>();
        Set<UUID> tooNew = new HashSet<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(RECORD);
                    statement.setDouble(1, (double) window.toSeconds());
                    statement.setArray(2, connection.createArrayOf("uuid", ids));
                    statement.setString(3, consumer);
                    return statement;
                },
                row -> {
                    Set<UUID> ofItsFate = switch (row.getString(2)) {
                        case "TOO_OLD" -> tooOld;
                        case "TOO_NEW" -> tooNew;
                        default -> fresh;
                    };
                    ofItsFate.add(row.getObject(1, UUID.class));
                });
        return new Receipt(fresh, tooOld, tooNew);
    }

    @Override
    public Duration window() {
        return window;
    }
}
