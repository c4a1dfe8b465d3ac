package dev.waybill.reporting.freshness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each projection that is shown has come: those that are level with the log are as far as the log. */
@Repository
class Positions {

    private static final String SHOWN = """
            SELECT p.name, l.topic, l.partition_no, l.topic_id, l.next_offset AS stored,
                   CASE WHEN g.feed = 'LIVE' THEN l.next_offset ELSE coalesce(c.next_offset, 0) END AS next_offset
            FROM projection p
            JOIN projection_generation g ON g.projection = p.name AND g.generation = p.live_generation
            LEFT JOIN log_position l ON true
            LEFT JOIN projection_position c
                   ON c.projection = g.projection AND c.generation = g.generation
                  AND c.topic = l.topic AND c.partition_no = l.partition_no AND c.topic_id = l.topic_id
            """;

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, List<Position>> byProjection() {
        Map<String, List<Position>> positions = new HashMap<>();
        jdbc.sql(SHOWN).query(row -> {
            List<Position> ofProjection = positions.computeIfAbsent(row.getString("name"), _ -> new ArrayList<>());
            String topic = row.getString("topic");
            if (topic != null) {
                ofProjection.add(new Position(
                        new TopicPartition(topic, row.getInt("partition_no")),
                        row.getObject("topic_id", UUID.class),
                        row.getLong("next_offset"),
                        row.getLong("stored")));
            }
        });
        return positions;
    }

    /**
     * In one life of a topic-partition.
     *
     * @param next offset that is not in the projection yet
     * @param stored the offset up to which the log has it
     */
    record Position(TopicPartition partition, UUID topicId, long next, long stored) {}
}
