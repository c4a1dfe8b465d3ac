package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Checks each aggregate's own numbering: what steps back was seen already, and a hole is shown. */
public final class SequenceTracker {

    /** One row per key, sorted against deadlocks; OLD is what stood there before. */
    private static final String ADVANCE = """
        INSERT INTO inbox_sequence AS known (consumer, topic, key, epoch, last)
        SELECT ?, topic, key, epoch, last FROM unnest(?, ?, ?, ?) AS seen (topic, key, epoch, last)
        ON CONFLICT (consumer, topic, key)
        DO UPDATE SET epoch = greatest(known.epoch, EXCLUDED.epoch),
                      last = CASE WHEN EXCLUDED.epoch > known.epoch THEN EXCLUDED.last
                                  WHEN EXCLUDED.epoch < known.epoch THEN known.last
                                  ELSE greatest(known.last, EXCLUDED.last) END,
                      updated_at = now()
        RETURNING topic, key, OLD.epoch, OLD.last\
        """;

    private final JdbcTemplate jdbc;

    /** Over the application's database. */
    public SequenceTracker(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is wrong with a batch.
     *
     * @param back those that step back
     * @param gaps how many numbers are missing
     */
    record Finding(Set<UUID> back, long gaps) {}

    /** Checks these records, in their order, and moves on to them. Those without a number or a key pass. */
    Finding check(String consumer, List<IncomingRecord> records) {
        Map<Key, Position> last = advance(consumer, records);
        Set<UUID> back = new HashSet<>();
        long gaps = 0;
        for (IncomingRecord record : records) {
            @Nullable Key key = Key.of(record);
            @Nullable Position position = Position.of(record);
            if (key == null || position == null) {
                continue;
            }
            @Nullable Position before = last.get(key);
            if (before != null && !position.isAfter(before)) {
                back.add(record.id());
            } else {
                gaps += before == null ? 0 : position.missingSince(before);
                last.put(key, position);
            }
        }
        return new Finding(back, gaps);
    }

    /** Moves each key to its furthest position here; returns where each was before, for those that were known. */
    private Map<Key, Position> advance(String consumer, List<IncomingRecord> records) {
        Map<Key, Position> furthest = new TreeMap<>(Key.ORDER);
        for (IncomingRecord record : records) {
            @Nullable Key key = Key.of(record);
            @Nullable Position position = Position.of(record);
            if (key != null && position != null) {
                furthest.merge(key, position, Position::later);
            }
        }
        Map<Key, Position> before = new HashMap<>();
        if (!furthest.isEmpty()) {
            advance(consumer, furthest, before);
        }
        return before;
    }

    private void advance(String consumer, Map<Key, Position> furthest, Map<Key, Position> before) {
        Object[] topics = column(furthest.keySet(), Key::topic);
        Object[] keys = column(furthest.keySet(), Key::key);
        Object[] epochs = column(furthest.values(), Position::epoch);
        Object[] numbers = column(furthest.values(), Position::sequence);
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(ADVANCE);
                    statement.setString(1, consumer);
                    statement.setArray(2, connection.createArrayOf("text", topics));
                    statement.setArray(3, connection.createArrayOf("text", keys));
                    statement.setArray(4, connection.createArrayOf("bigint", epochs));
                    statement.setArray(5, connection.createArrayOf("bigint", numbers));
                    return statement;
                },
                row -> {
                    @Nullable Long last = row.getObject(4, Long.class);
                    if (last != null) {
                        before.put(new Key(row.getString(1), row.getString(2)), new Position(row.getLong(3), last));
                    }
                });
    }

    private static <T> Object[] column(Collection<T> rows, Function<T, Object> part) {
        return rows.stream().map(part).toArray();
    }
}
