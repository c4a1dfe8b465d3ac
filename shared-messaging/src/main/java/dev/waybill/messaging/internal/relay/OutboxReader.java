package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.relay.shipping.StoredMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Reads the outbox in order, on a connection of its own, each statement a transaction of its own. */
final class OutboxReader implements AutoCloseable {

    private static final int SOCKET_SILENCE_SECONDS = 60;
    private static final int BYTES_AT_ONCE = 4 << 20;
    private static final int LATE_AT_ONCE = 100;

    /** The running sum bounds the bytes of one answer, for octet_length does not fetch the body. */
    private static final String FROM = """
        SELECT id, message_id, type, topic, key, sequence, correlation_id, causation_id, traceparent, created_at, body
        FROM (SELECT *, sum(octet_length(body)) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) - octet_length(body) AS before
              FROM outbox WHERE id >= ? AND (SELECT term FROM outbox_term) = ? ORDER BY id LIMIT ?) AS batch
        WHERE before < %d ORDER BY id\
        """.formatted(BYTES_AT_ONCE);

    /** At least one row as long as the term lasts. */
    private static final String LATE = """
        SELECT late.id, message_id, type, topic, key, sequence, correlation_id, causation_id, traceparent, created_at, body
        FROM outbox_term
        LEFT JOIN LATERAL (SELECT * FROM outbox WHERE id = ANY (?) ORDER BY id LIMIT ?) AS late ON true
        WHERE term = ?\
        """;

    private static final String LAST_DRAWN = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM outbox_id_seq";

    private static final String WRITERS = """
        SELECT DISTINCT virtualtransaction FROM pg_locks
        WHERE locktype = 'relation' AND relation = 'outbox'::regclass AND mode = 'RowExclusiveLock' AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())\
        """;

    private static final String SAVE_FLOOR = "UPDATE outbox_floor SET id = ? WHERE id <> ?";

    private static final Comparator<StoredMessage> OLDEST_FIRST = Comparator.comparingLong(StoredMessage::id);

    private final Connection connection;
    private final long term;
    private final int limit;
    private final PreparedStatement from;
    private final PreparedStatement late;
    private final PreparedStatement writers;
    private Horizon horizon;
    private boolean moreToRead;

    /** For a relay of this term: when another one begins, nothing is found any more. */
    OutboxReader(DedicatedConnections connections, long term, int limit) throws SQLException {
        this.term = term;
        this.limit = limit;
        connection = connections.open("waybill relay reader", SOCKET_SILENCE_SECONDS);
        try {
            prepareSession();
            from = connection.prepareStatement(FROM);
            late = connection.prepareStatement(LATE);
            writers = connection.prepareStatement(WRITERS);
            horizon = newHorizon();
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** The table's statistics are always stale, so the plan is forced. A lost floor costs nothing. */
    private void prepareSession() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off;"
                    + " SET plan_cache_mode = force_generic_plan; SET jit = off; SET synchronous_commit = off");
        }
    }

    /** The quarantine, on the same connection. */
    Quarantine quarantine(RelayMetrics metrics) throws SQLException {
        return new Quarantine(connection, term, metrics);
    }

    /** Forgets the horizon; reads begin at the bottom again. */
    void recover() throws SQLException {
        horizon = newHorizon();
    }

    /** Whether nothing may be in flight during the next read. */
    boolean isRecovering() {
        return horizon.isRecovering();
    }

    long floor() {
        return horizon.floor();
    }

    /** The next messages, ascending. */
    List<StoredMessage> next() throws SQLException {
        List<StoredMessage> messages = rangeFrom(horizon.from());
        int lateAtMost = Math.min(limit, LATE_AT_ONCE);
        List<StoredMessage> lateOnes = lateOnes(lateAtMost);
        if (lateOnes.size() == lateAtMost) {
            moreToRead = true;
            horizon.found(ids(lateOnes));
            return lateOnes;
        }
        boolean exhaustive = messages.size() < limit && bytes(messages) < BYTES_AT_ONCE;
        moreToRead = !exhaustive;
        messages.addAll(lateOnes);
        messages.sort(OLDEST_FIRST);
        try {
            horizon.read(ids(messages), exhaustive);
        } catch (Horizon.LostTrack _) {
            recover();
            return List.of();
        }
        return messages;
    }

    /** Whether the last read came to its limit, so that the next one finds something for sure. */
    boolean isMoreToRead() {
        return moreToRead;
    }

    /** Whatever lies below the head although nothing was expected there; with nothing in flight. */
    List<StoredMessage> belowHead() throws SQLException {
        long head = horizon.from();
        return rangeFrom(0).stream().filter(message -> message.id() < head).toList();
    }

    /** Reads who writes, if that can close a gap. */
    void lookAtWriters() throws SQLException {
        if (horizon.wantsWriters()) {
            horizon.writersNow(writersNow());
        }
    }

    /** Notes where those who count the backlog begin. */
    void saveFloor(long floor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE_FLOOR)) {
            statement.setLong(1, floor);
            statement.setLong(2, floor);
            statement.executeUpdate();
        }
    }

    private List<StoredMessage> rangeFrom(long id) throws SQLException {
        from.setLong(1, id);
        from.setLong(2, term);
        from.setInt(3, limit);
        List<StoredMessage> messages = new ArrayList<>();
        try (ResultSet rows = from.executeQuery()) {
            while (rows.next()) {
                messages.add(read(rows));
            }
        }
        return messages;
    }

    /**
     * Those whose ids were skipped. Read after the range: an aggregate's earlier message, if it is visible by then,
     * comes along with its later one; so nothing of the range may be sent while more late ones are left.
     */
    private List<StoredMessage> lateOnes(int atMost) throws SQLException {
        long start = horizon.from();
        Long[] gaps = horizon.gaps().stream().filter(id -> id < start).toArray(Long[]::new);
        List<StoredMessage> messages = new ArrayList<>();
        if (gaps.length == 0) {
            return messages;
        }
        late.setArray(1, connection.createArrayOf("bigint", gaps));
        late.setInt(2, atMost);
        late.setLong(3, term);
        try (ResultSet rows = late.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("another relay has begun");
            }
            do {
                if (rows.getObject(1) != null) {
                    messages.add(read(rows));
                }
            } while (rows.next());
        }
        messages.sort(OLDEST_FIRST);
        return messages;
    }

    private Horizon newHorizon() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAST_DRAWN)) {
            row.next();
            return new Horizon(row.getLong(1), writersNow());
        }
    }

    private Collection<String> writersNow() throws SQLException {
        List<String> transactions = new ArrayList<>();
        try (ResultSet rows = writers.executeQuery()) {
            while (rows.next()) {
                transactions.add(rows.getString(1));
            }
        }
        return transactions;
    }

    private static StoredMessage read(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getObject(7, UUID.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getBytes(11));
    }

    private static List<Long> ids(List<StoredMessage> messages) {
        return messages.stream().map(StoredMessage::id).toList();
    }

    private static long bytes(List<StoredMessage> messages) {
        return messages.stream().mapToLong(message -> message.body().length).sum();
    }

    @Override
    public void close() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // It was gone already.
        }
    }
}
