package dev.waybill.reporting.projection.generation;

import dev.waybill.reporting.projection.JsonRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which generations there are, where each gets its events from, and how far it is. */
@Repository
public class Generations {

    private static final String ALL = """
            SELECT g.projection, g.generation, g.version, g.feed, g.generation = p.live_generation AS live,
                   g.since, g.parked_because, g.differences
            FROM projection_generation g JOIN projection p ON p.name = g.projection
            """;

    private static final String ADVANCE = """
            INSERT INTO projection_position AS p (projection, generation, topic, partition_no, topic_id, next_offset)
            SELECT g.projection, g.number, o.topic, o.partition_no, o.topic_id, o.next_offset
            FROM jsonb_to_recordset(:generations::jsonb) AS g (projection text, number integer),
                 jsonb_to_recordset(:offsets::jsonb) AS o (topic text, partition_no integer, topic_id uuid, next_offset bigint)
            ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (projection, generation, topic, partition_no, topic_id) DO UPDATE
            SET next_offset = greatest(p.next_offset, excluded.next_offset)
            """;

    private static final String LEVEL_WITH_LOG = """
            INSERT INTO projection_position AS p (projection, generation, topic, partition_no, topic_id, next_offset)
            SELECT :projection, :generation, topic, partition_no, topic_id, next_offset FROM log_position
            ON CONFLICT (projection, generation, topic, partition_no, topic_id) DO UPDATE
            SET next_offset = greatest(p.next_offset, excluded.next_offset)
            """;

    private final JdbcClient jdbc;

    Generations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All generations, live or not, by projection and number. */
    public List<Generation> all() {
        return jdbc.sql(ALL + "ORDER BY 1, 2").query(Generations::generation).list();
    }

    public List<Generation> of(String projection) {
        return jdbc.sql(ALL + "WHERE g.projection = :projection ORDER BY 2")
                .param("projection", projection)
                .query(Generations::generation)
                .list();
    }

    public List<Generation> fedBy(Feed feed) {
        return jdbc.sql(ALL + "WHERE g.feed = :feed ORDER BY 1, 2")
                .param("feed", feed.name())
                .query(Generations::generation)
                .list();
    }

    /** Claims it for the current transaction, unless it has another feed by now or another instance has it. */
    public Optional<Generation> claim(Generation generation) {
        return jdbc.sql(ALL + """
                        WHERE g.projection = :projection AND g.generation = :generation AND g.feed = :feed
                        FOR UPDATE OF g SKIP LOCKED
                        """)
                .param("projection", generation.projection())
                .param("generation", generation.number())
                .param("feed", generation.feed().name())
                .query(Generations::generation)
                .optional();
    }

    public void create(String projection, int number, int version) {
        jdbc.sql("INSERT INTO projection (name, live_generation) VALUES (:name, :number) ON CONFLICT DO NOTHING")
                .param("name", projection)
                .param("number", number)
                .update();
        jdbc.sql("""
                INSERT INTO projection_generation (projection, generation, version, feed)
                VALUES (:projection, :number, :version, 'REPLAY')
                """)
                .param("projection", projection)
                .param("number", number)
                .param("version", version)
                .update();
    }

    /** Moves the cursors of generations in one statement. */
    public void advance(List<Generation> generations, List<NextOffset> offsets) {
        jdbc.sql(ADVANCE)
                .param("generations", JsonRows.of(generations))
                .param("offsets", JsonRows.of(offsets))
                .update();
    }

    /** How far a generation is, per topic-partition, in the newest life that it has reached. */
    public List<TopicPosition> positionOf(Generation generation) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (p.topic, p.partition_no) p.topic, p.partition_no, p.next_offset
                        FROM projection_position p
                        LEFT JOIN log_position l USING (topic, partition_no, topic_id)
                        WHERE p.projection = :projection AND p.generation = :generation
                        ORDER BY p.topic, p.partition_no, l.life DESC NULLS LAST
                        """)
                .param("projection", generation.projection())
                .param("generation", generation.number())
                .query((row, _) -> new TopicPosition(
                        row.getString("topic"), row.getInt("partition_no"), row.getLong("next_offset")))
                .list();
    }

    public void levelWithLog(Generation generation) {
        jdbc.sql(LEVEL_WITH_LOG)
                .param("projection", generation.projection())
                .param("generation", generation.number())
                .update();
    }

    public void feed(Generation generation, Feed feed) {
        update(generation, feed, null);
    }

    public void park(Generation generation, String because) {
        update(generation, Feed.PARKED, because);
    }

    private void update(Generation generation, Feed feed, @Nullable String because) {
        jdbc.sql("""
                UPDATE projection_generation SET feed = :feed, parked_because = :because, since = now()
                WHERE projection = :projection AND generation = :generation
                """)
                .param("feed", feed.name())
                .param("because", because)
                .param("projection", generation.projection())
                .param("generation", generation.number())
                .update();
    }

    public void compared(Generation generation, long differences) {
        jdbc.sql("""
                UPDATE projection_generation SET differences = :differences
                WHERE projection = :projection AND generation = :generation
                """)
                .param("differences", differences)
                .param("projection", generation.projection())
                .param("generation", generation.number())
                .update();
    }

    /** Shows this generation from now on, and retires the one that was shown. */
    public void promote(Generation generation) {
        jdbc.sql("UPDATE projection SET live_generation = :generation WHERE name = :projection")
                .param("generation", generation.number())
                .param("projection", generation.projection())
                .update();
        jdbc.sql("""
                UPDATE projection_generation SET feed = 'RETIRED', since = now()
                WHERE projection = :projection AND generation < :generation
                """)
                .param("projection", generation.projection())
                .param("generation", generation.number())
                .update();
    }

    public void delete(Generation generation) {
        for (String table : List.of("projection_position", "projection_generation")) {
            jdbc.sql("DELETE FROM " + table + " WHERE projection = :projection AND generation = :generation")
                    .param("projection", generation.projection())
                    .param("generation", generation.number())
                    .update();
        }
    }

    /** No listener adds to the log, and none begins to, until the current transaction ends. */
    public void holdBackListeners() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('waybill reporting feed'))")
                .query()
                .singleRow();
    }

    /** Waits while {@link #holdBackListeners} is in force elsewhere. */
    public void passAsListener() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtext('waybill reporting feed'))")
                .query()
                .singleRow();
    }

    private static Generation generation(ResultSet row, int index) throws SQLException {
        return new Generation(
                row.getString("projection"),
                row.getInt("generation"),
                row.getInt("version"),
                Feed.valueOf(row.getString("feed")),
                row.getBoolean("live"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("parked_because"),
                row.getObject("differences", Long.class));
    }

    /** Offsets below {@code nextOffset} are applied. */
    public record TopicPosition(String topic, int partition, long nextOffset) {}
}
