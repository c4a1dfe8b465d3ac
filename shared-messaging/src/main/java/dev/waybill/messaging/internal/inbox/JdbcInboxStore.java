package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.spi.InboxStore;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox table. */
public final class JdbcInboxStore implements InboxStore {

    /** Sorted, so that two consumers of the same messages wait for each other and do not deadlock. */
    private static final String RECORD = """
        INSERT INTO inbox (consumer, message_id) SELECT ?, id FROM unnest(?) AS id ORDER BY id
        ON CONFLICT DO NOTHING RETURNING message_id\
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
    public Set<UUID> record(String consumer, List<IncomingRecord> records) {
        UUID[] ids = records.stream().map(IncomingRecord::id).toArray(UUID[]::new);
        return new HashSet<>(jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(RECORD);
                    statement.setString(1, consumer);
                    statement.setArray(2, connection.createArrayOf("uuid", ids));
                    return statement;
                },
                (row, _) -> row.getObject(1, UUID.class)));
    }

    @Override
    public @Nullable Duration window() {
        return window;
    }
}
