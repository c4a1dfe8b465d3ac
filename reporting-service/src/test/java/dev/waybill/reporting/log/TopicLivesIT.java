package dev.waybill.reporting.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** M5: a topic that is created anew begins at offset 0 again. */
class TopicLivesIT extends ReportingIT {

    private static final int LONGER_THAN_A_PAGE = 130;
    private static final String TOPIC = "lives.v1";

    @Autowired
    private LoggedEvents logged;

    @Test
    void aGenerationHearsTheNewLifeAfterTheOldOneAndMissesNothingAtAPagesEnd() {
        List<IncomingRecord> former = life(UUID.randomUUID(), LONGER_THAN_A_PAGE);
        List<IncomingRecord> present = life(UUID.randomUUID(), LONGER_THAN_A_PAGE);
        // A trailing duplicate moves the position of the former life beyond its last row.
        List<IncomingRecord> again = List.of(
                at(former.getFirst(), Objects.requireNonNull(former.getFirst().topicId()), LONGER_THAN_A_PAGE));

        receive(former);
        receive(again);
        receive(present);

        List<UUID> handled = replayed();
        List<UUID> expected = new ArrayList<>();
        former.forEach(record -> expected.add(record.id()));
        present.forEach(record -> expected.add(record.id()));
        assertThat(handled).containsExactlyElementsOf(expected);
    }

    private List<UUID> replayed() {
        jdbc.sql("INSERT INTO projection (name, live_generation) VALUES ('lives', 1)")
                .update();
        jdbc.sql("INSERT INTO projection_generation (projection, generation, version, feed)"
                        + " VALUES ('lives', 1, 1, 'RETIRED')")
                .update();
        List<UUID> handled = new ArrayList<>();
        List<IncomingRecord> page = page();
        while (!page.isEmpty()) {
            page.forEach(record -> handled.add(record.id()));
            page.forEach(this::advance);
            page = page();
        }
        return handled;
    }

    private List<IncomingRecord> page() {
        return logged.beyondCursorOf("lives", 1).stream()
                .filter(record -> record.topic().equals(TOPIC))
                .toList();
    }

    private void advance(IncomingRecord record) {
        jdbc.sql("""
                INSERT INTO projection_position (projection, generation, topic, partition_no, topic_id, next_offset)
                VALUES ('lives', 1, :topic, :partition, :topicId, :next)
                ON CONFLICT (projection, generation, topic, partition_no, topic_id) DO UPDATE
                SET next_offset = excluded.next_offset
                """)
                .param("topic", record.topic())
                .param("partition", record.partition())
                .param("topicId", TopicLife.of(record))
                .param("next", record.offset() + 1)
                .update();
    }

    private static List<IncomingRecord> life(UUID topicId, int records) {
        OrderHistory history = new OrderHistory(Instant.now());
        IntStream.range(0, records).forEach(_ -> history.unknown("somebody"));
        List<IncomingRecord> messages = history.messages();
        return IntStream.range(0, records)
                .mapToObj(offset -> at(messages.get(offset), topicId, offset))
                .toList();
    }

    private static IncomingRecord at(IncomingRecord r, UUID topicId, long offset) {
        return new IncomingRecord(
                r.id(),
                r.type(),
                r.source(),
                r.key(),
                r.sequence(),
                r.time(),
                TOPIC,
                topicId,
                0,
                offset,
                r.headers(),
                r.body(),
                r.unreadable());
    }
}
