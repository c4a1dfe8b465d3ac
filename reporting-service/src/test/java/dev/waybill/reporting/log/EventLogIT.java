package dev.waybill.reporting.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Topics;
import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.spi.InboxStore;
import dev.waybill.messaging.spi.InboxStoreContract;
import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogIT extends ReportingIT {

    @Autowired
    private EventLogWeeks weeks;

    private final OrderHistory history = new OrderHistory(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @Test
    void storesWhatNobodyKnowsOrCanRead() {
        UUID unknown = history.unknown("order-1");
        UUID unreadable = history.unreadable("\0key", new byte[] {0, (byte) 0xff, 7});
        UUID tombstone = history.unreadable("gone", null);
        UUID malformed = history.raw("order.placed.v1", "order.events.v1", "order-2", "{\"orderId\":\"order-2\"}");

        receive(history.messages());

        assertThat(row(unknown)).containsEntry("type", "order.gift-wrapped.v1").containsEntry("problem", null);
        assertThat(row(unreadable)).containsEntry("problem", "no ce_type").containsEntry("message_key", "\uFFFDkey");
        assertThat(row(unreadable).get("body")).isEqualTo(new byte[] {0, (byte) 0xff, 7});
        assertThat(row(tombstone)).containsEntry("body", null);
        assertThat(row(malformed).get("problem")).asString().contains("orderId");
    }

    /** Nor anything of a body that may hold one in a place that nobody knows. */
    @Test
    void keepsNoPaymentMethod() {
        UUID command = history.raw(
                "payment.authorize.v1",
                Topics.PAYMENT_COMMANDS,
                "order-3",
                "{\"orderId\":\"order-3\",\"paymentMethod\":\"card-canary\",\"note\":\"kept\"}");
        UUID list = history.raw("payment.authorize.v1", Topics.PAYMENT_COMMANDS, "order-4", "[\"card-canary\"]");
        UUID garbage = history.raw("payment.authorize.v1", Topics.PAYMENT_COMMANDS, "order-5", "{card-canary");

        receive(history.messages());

        assertThat(body(command)).isEqualTo("{\"orderId\":\"order-3\",\"paymentMethod\":\"***\",\"note\":\"kept\"}");
        assertThat(body(list)).isEqualTo("\"***\"");
        assertThat(body(garbage)).isEqualTo("\"***\"");
        assertThat(List.of(command, list, garbage))
                .allSatisfy(id -> assertThat(row(id).toString()).doesNotContain("card-canary"));
    }

    @Test
    void storesADuplicateOnceAndMovesOn() {
        history.placed("c", "mug", 1, "10.00");
        IncomingRecord message = history.messages().getFirst();
        IncomingRecord again = at(message, message.offset() + 5);

        Set<UUID> first = record(List.of(message, message));
        Set<UUID> second = record(List.of(again));

        assertThat(first).containsExactly(message.id());
        assertThat(second).isEmpty();
        assertThat(jdbc.sql("SELECT record_offset FROM event_log WHERE event_id = :id")
                        .param("id", message.id())
                        .query(Long.class)
                        .list())
                .containsExactly(message.offset());
        assertThat(jdbc.sql("SELECT next_offset FROM log_position WHERE topic = :topic AND partition_no = :partition")
                        .param("topic", message.topic())
                        .param("partition", message.partition())
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(message.offset() + 6);
    }

    @Test
    void keepsEachWeekInItsPartitionAndMovesWhatCameEarly() {
        Instant inTwentyWeeks = Instant.now().plus(140, ChronoUnit.DAYS);
        UUID early = history.at(inTwentyWeeks).unknown("early");
        UUID now = history.at(Instant.now()).unknown("now");
        record(history.messages());
        assertThat(partitionOf(early)).isEqualTo("event_log_default");
        assertThat(partitionOf(now)).matches("event_log_\\d{4}w\\d{2}");

        int created = weeks.createBetween(inTwentyWeeks, inTwentyWeeks);

        assertThat(created).isEqualTo(1);
        assertThat(partitionOf(early)).matches("event_log_\\d{4}w\\d{2}");
        assertThat(record(history.messages())).isEmpty();
    }

    @Nested
    class IsAnInboxStore extends InboxStoreContract {

        @Override
        protected InboxStore store() {
            return log;
        }

        @Override
        protected String consumer() {
            return EventLog.CONSUMER;
        }

        @Override
        protected boolean servesOneConsumer() {
            return true;
        }

        @Override
        protected TransactionTemplate transactions() {
            return transaction;
        }
    }

    private Set<UUID> record(List<IncomingRecord> records) {
        return Objects.requireNonNull(
                transaction.execute(_ -> log.record("reporting", records).fresh()));
    }

    private Map<String, @Nullable Object> row(UUID id) {
        return jdbc.sql("SELECT * FROM event_log WHERE event_id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    private String body(UUID id) {
        return new String((byte[]) Objects.requireNonNull(row(id).get("body")), StandardCharsets.UTF_8);
    }

    private String partitionOf(UUID id) {
        return jdbc.sql("SELECT tableoid::regclass::text FROM event_log WHERE event_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static IncomingRecord at(IncomingRecord r, long offset) {
        return new IncomingRecord(
                r.id(),
                r.type(),
                r.source(),
                r.key(),
                r.sequence(),
                r.time(),
                r.topic(),
                r.topicId(),
                r.partition(),
                offset,
                r.headers(),
                "other".getBytes(StandardCharsets.UTF_8),
                r.unreadable());
    }
}
