package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import java.sql.PreparedStatement;
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
        INSERT INTO inbox_sequence AS known (consumer, topic, key, last)
        SELECT ?, topic, key, last FROM unnest(?, ?, ?) AS seen (topic, key, last)
        ON CONFLICT (consumer, topic, key)
        DO UPDATE SET last = greatest(known.last, EXCLUDED.last), updated_at = now()
        RETURNING topic, key, OLD.last\
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
        Map<Key, Long> last = advance(consumer, records);
        Set<UUID> back = new HashSet<>();
        long gaps = 0;
        for (IncomingRecord record : records) {
            @Nullable Key key = Key.of(record);
            @Nullable Long sequence = record.sequence();
            if (key == null || sequence == null) {
                continue;
            }
            @Nullable Long before = last.get(key);
            if (before != null && sequence <= before) {
                back.add(record.id());
            } else {
                gaps += before == null ? 0 : sequence - before - 1;
                last.put(key, sequence);
            }
        }
        return new Finding(back, gaps);
    }

    /** Moves each key to its highest number here; returns where each was before, for those that were known. */
    private Map<Key, Long> advance(String consumer, List<IncomingRecord> records) {
        Map<Key, Long> highest = new TreeMap<>(Key.ORDER);
        for (IncomingRecord record : records) {
            @Nullable Key key = Key.of(record);
            @Nullable Long sequence = record.sequence();
            if (key != null && sequence != null) {
                highest.merge(key, sequence, Math::max);
            }
        }
        Map<Key, Long> before = new HashMap<>();
        if (!highest.isEmpty()) {
            advance(consumer, highest, before);
        }
        return before;
    }

    private void advance(String consumer, Map<Key, Long> highest, Map<Key, Long> before) {
        Object[] topics = column(highest, Key::topic);
        Object[] keys = column(highest, Key::key);
        Object[] numbers = highest.values().toArray();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(ADVANCE);
                    statement.setString(1, consumer);
                    statement.setArray(2, connection.createArrayOf("text", topics));
                    statement.setArray(3, connection.createArrayOf("text", keys));
                    statement.setArray(4, connection.createArrayOf("bigint", numbers));
                    return statement;
                },
                row -> {
                    @Nullable Long old = row.getObject(3, Long.class);
                    if (old != null) {
                        before.put(new Key(row.getString(1), row.getString(2)), old);
                    }
                });
    }

    private static Object[] column(Map<Key, Long> highest, Function<Key, String> part) {
        return highest.keySet().stream().map(part).toArray();
    }
}
