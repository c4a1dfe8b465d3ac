package dev.waybill.messaging.internal.losses;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What consumers never received. */
public final class LostRecordTable {

    // Found again after a crash, when retention has gone further: one row that has grown, and open again.
    private static final String ADD = """
        INSERT INTO lost_records AS l (consumer, topic, topic_id, partition, from_offset, to_offset, reason)
        VALUES (:consumer, :topic, :topicId, :partition, :from, :to, :reason)
        ON CONFLICT (consumer, topic, topic_id, partition, from_offset, reason) DO UPDATE
        SET to_offset = excluded.to_offset, acknowledged_at = NULL, acknowledged_by = NULL, acknowledged_reason = NULL
        WHERE excluded.to_offset > l.to_offset\
        """;

    private static final String PAGE = """
        SELECT * FROM lost_records
        WHERE id > :after
          AND (:consumer::text IS NULL OR consumer = :consumer) AND (:topic::text IS NULL OR topic = :topic)
          AND (NOT :open OR acknowledged_at IS NULL)
        ORDER BY id LIMIT :limit\
        """;

    private static final String ACKNOWLEDGE = """
        UPDATE lost_records SET acknowledged_at = now(), acknowledged_by = :who, acknowledged_reason = :why
        WHERE acknowledged_at IS NULL\
        """;

    private final JdbcClient jdbc;

    /** Over the application's database. */
    public LostRecordTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shows how many are open; {@code NaN} while the database does not say. */
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("waybill.messaging.losses", this, LostRecordTable::countOpenIfKnown)
                .description("Ranges of records that consumers never received and nobody has acknowledged")
                .register(registry);
    }

    private double countOpenIfKnown() {
        try {
            return jdbc.sql("SELECT count(*) FROM lost_records WHERE acknowledged_at IS NULL")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException _) {
            return Double.NaN;
        }
    }

    void add(Loss loss) {
        jdbc.sql(ADD)
                .param("consumer", loss.consumer())
                .param("topic", loss.partition().topic())
                .param("topicId", loss.topicId())
                .param("partition", loss.partition().partition())
                .param("from", loss.from())
                .param("to", loss.to())
                .param("reason", loss.reason().name())
                .update();
    }

    /** Which rows: of a consumer, of a topic, and whether only those that nobody has acknowledged. */
    record Filter(@Nullable String consumer, @Nullable String topic, boolean open) {}

    /** Some that nobody has acknowledged, in a sentence each. */
    public List<String> open(int most) {
        return page(new Filter(null, null, true), 0, most).stream()
                .map(LostRecord::detail)
                .toList();
    }

    /** How many ranges nobody has acknowledged. */
    public long openFor(String consumer) {
        return jdbc.sql("SELECT count(*) FROM lost_records WHERE acknowledged_at IS NULL AND consumer = ?")
                .param(consumer)
                .query(Long.class)
                .single();
    }

    List<LostRecord> page(Filter filter, long after, int limit) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("consumer", filter.consumer())
                .param("topic", filter.topic())
                .param("open", filter.open())
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    Optional<LostRecord> find(long id) {
        return jdbc.sql("SELECT * FROM lost_records WHERE id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Acknowledges one; whether it was open. */
    boolean acknowledge(long id, String who, String why) {
        return jdbc.sql(ACKNOWLEDGE + " AND id = :id")
                        .param("who", who)
                        .param("why", why)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Acknowledges those of a consumer on a topic; how many were open. */
    int acknowledge(String consumer, String topic, String who, String why) {
        return jdbc.sql(ACKNOWLEDGE + " AND consumer = :consumer AND topic = :topic")
                .param("who", who)
                .param("why", why)
                .param("consumer", consumer)
                .param("topic", topic)
                .update();
    }

    private static LostRecord read(ResultSet row) throws SQLException {
        Loss loss = new Loss(
                row.getString("consumer"),
                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                row.getObject("topic_id", UUID.class),
                row.getLong("from_offset"),
                row.getObject("to_offset", Long.class),
                LossReason.valueOf(row.getString("reason")));
        return new LostRecord(
                row.getLong("id"),
                loss.consumer(),
                loss.partition().topic(),
                loss.topicId(),
                loss.partition().partition(),
                loss.from(),
                loss.to(),
                loss.reason(),
                loss.sentence(),
                Objects.requireNonNull(time(row, "found_at")),
                time(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                row.getString("acknowledged_reason"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
