package dev.waybill.reporting.freshness;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each projection that is shown has come: those that are level with the log are as far as the log. */
@Repository
class Positions {

    private static final String SHOWN = """
            SELECT p.name, l.topic, l.partition_no,
                   CASE WHEN g.feed = 'LIVE' THEN l.next_offset ELSE coalesce(c.next_offset, 0) END AS next_offset
            FROM projection p
            JOIN projection_generation g ON g.projection = p.name AND g.generation = p.live_generation
            LEFT JOIN log_position l ON true
            LEFT JOIN projection_position c
                   ON c.projection = g.projection AND c.generation = g.generation
                  AND c.topic = l.topic AND c.partition_no = l.partition_no
            """;

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Map<TopicPartition, Long>> byProjection() {
        Map<String, Map<TopicPartition, Long>> positions = new HashMap<>();
        jdbc.sql(SHOWN).query(row -> {
            Map<TopicPartition, Long> ofProjection =
                    positions.computeIfAbsent(row.getString("name"), _ -> new HashMap<>());
            String topic = row.getString("topic");
            if (topic != null) {
                ofProjection.put(new TopicPartition(topic, row.getInt("partition_no")), row.getLong("next_offset"));
            }
        });
        return positions;
    }
}
