package dev.waybill.messaging.internal.losses;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where each consumer is, for the case that Kafka forgets. */
public final class PositionTable {

    private static final String SAVE = """
        INSERT INTO consumer_position AS p (consumer, topic, partition, topic_id, next_offset)
        SELECT ?, topic, partition, topic_id, next_offset
        FROM unnest(?::text[], ?::integer[], ?::uuid[], ?::bigint[]) AS t (topic, partition, topic_id, next_offset)
        ORDER BY topic, partition
        ON CONFLICT (consumer, topic, partition) DO UPDATE
        SET topic_id = excluded.topic_id, next_offset = excluded.next_offset, moved_at = now()\
        """;

    private final JdbcTemplate jdbc;

    /** Over the application's database. */
    public PositionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<TopicPartition, Position> of(String consumer) {
        Map<TopicPartition, Position> positions = new HashMap<>();
        jdbc.query(
                "SELECT topic, partition, topic_id, next_offset FROM consumer_position WHERE consumer = ?",
                row -> {
                    positions.put(
                            new TopicPartition(row.getString(1), row.getInt(2)),
                            new Position(row.getObject(3, UUID.class), row.getLong(4)));
                },
                consumer);
        return positions;
    }

    void save(String consumer, Map<TopicPartition, Position> positions) {
        if (positions.isEmpty()) {
            return;
        }
        List<Map.Entry<TopicPartition, Position>> rows = List.copyOf(positions.entrySet());
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(SAVE)) {
                statement.setString(1, consumer);
                statement.setArray(
                        2, array(connection, "text", rows, row -> row.getKey().topic()));
                statement.setArray(
                        3,
                        array(connection, "integer", rows, row -> row.getKey().partition()));
                statement.setArray(
                        4, array(connection, "uuid", rows, row -> row.getValue().topicId()));
                statement.setArray(
                        5,
                        array(connection, "bigint", rows, row -> row.getValue().nextOffset()));
                return statement.executeUpdate();
            }
        });
    }

    private static Array array(
            Connection connection,
            String type,
            List<Map.Entry<TopicPartition, Position>> rows,
            Function<Map.Entry<TopicPartition, Position>, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
