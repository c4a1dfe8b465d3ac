package dev.waybill.reporting.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Topics;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.spi.StrangeRecords;
import dev.waybill.messaging.testing.TestMessage;
import dev.waybill.messaging.testing.TestMessages;
import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import dev.waybill.reporting.log.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The whole way in: from the broker through the library's consumer into the log and the projections. */
@TestPropertySource(properties = "waybill.messaging.consumers.enabled=true")
class ConsumingIT extends ReportingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void topicsExist() {
        emptyTopics();
    }

    @Test
    void storesEverythingOnceAndProjectsWhatItKnows() throws Exception {
        OrderHistory history = new OrderHistory(Instant.now());
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID order = history.placed("customer-consumed", "mug", 1, "10.00");
            history.reserved(order, "mug", 1);
            history.confirmed(order, "10.00");
            history.settled(order, "mug", 1, "10.00");
            orders.add(order);
        }
        UUID unknown = history.unknown("wrapped");
        UUID malformed = history.raw(
                "order.settled.v1",
                Topics.ORDER_EVENTS,
                orders.getFirst().toString(),
                "{\"sequence\": 99, \"status\": \"CONFIRMED\"}");
        List<IncomingRecord> messages = history.messages();

        send(messages);
        sendGarbage("no message at all");
        send(messages);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(count("order_summary WHERE customer_id = 'customer-consumed' AND settled"))
                                .isEqualTo(20));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored(messages)).isEqualTo(messages.size()));
        assertThat(problemOf(unknown)).isEmpty();
        assertThat(problemOf(malformed)).contains("orderId");
        assertThat(count("event_log WHERE body = 'no message at all' AND problem IS NOT NULL"))
                .isEqualTo(1);
        assertThat(count("dead_letter")).isZero();
        assertThat(count("projection_generation WHERE feed <> 'LIVE'")).isZero();
        assertThat(jdbc.sql("SELECT sum(revenue) FROM hourly_sales")
                        .query(String.class)
                        .single())
                .isEqualTo("200.00");
    }

    @Test
    void archivesARedeliveredMessageOnce(@Autowired TestMessages messages) {
        TestMessage release = messages.message(new ReleaseReservation(UUID.randomUUID()));

        messages.deliver(release);
        messages.deliver(release).awaitHandledBy(EventLog.CONSUMER);

        assertThat(count("event_log WHERE event_id = '%s'".formatted(release.id())))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void archivesStrangeRecordsByteForByteAndGoesOn(long seed) throws Exception {
        StrangeRecords strange = new StrangeRecords(seed);
        Map<String, byte[]> sent = new HashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < 300; i++) {
                int partition = i % Topics.PARTITIONS;
                store(producer, strange.next(Topics.ORDER_EVENTS, partition, "order.placed.v1"), sent);
                store(producer, strange.next(Topics.INVENTORY_EVENTS, partition, "inventory.product-changed.v1"), sent);
            }
        }
        OrderHistory history = new OrderHistory(Instant.now());
        String customer = "customer-after-" + seed;
        UUID order = history.placed(customer, "mug", 1, "10.00");
        send(history.messages());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("order_summary WHERE customer_id = '" + customer + "'"))
                        .as("orders after them, %s", order)
                        .isEqualTo(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(archived(sent.keySet()))
                        .as("the archive, seed %d", seed)
                        .containsExactlyInAnyOrderEntriesOf(sent));
        assertThat(count("dead_letter")).isZero();
        assertThat(count("projection_generation WHERE feed <> 'LIVE'")).isZero();
    }

    /** Unless the broker itself refuses it. */
    private static void store(
            KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record, Map<String, byte[]> sent)
            throws InterruptedException {
        try {
            RecordMetadata where = producer.send(record).get();
            sent.put(where.topic() + "/" + where.partition() + "/" + where.offset(), body(record.value()));
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(InvalidTimestampException.class);
        }
    }

    private Map<String, byte[]> archived(Set<String> places) {
        Map<String, byte[]> archived = new HashMap<>();
        jdbc.sql("SELECT topic || '/' || partition_no || '/' || record_offset, body FROM event_log")
                .query(row -> {
                    if (places.contains(row.getString(1))) {
                        archived.put(row.getString(1), body(row.getBytes(2)));
                    }
                });
        return archived;
    }

    private static byte[] body(byte @Nullable [] value) {
        return value == null ? "a tombstone".getBytes(StandardCharsets.UTF_8) : value;
    }

    private void send(List<IncomingRecord> messages) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            List<Future<?>> sent = new ArrayList<>();
            for (IncomingRecord message : messages) {
                sent.add(producer.send(record(message)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private void sendGarbage(String body) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(Topics.PAYMENT_EVENTS, "garbage", body.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                // One request at a time: on a topic that is just being created, a second one overtakes a refused first.
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<String, byte[]> record(IncomingRecord message) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(message.topic(), message.partition(), message.key(), message.body());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", message.id());
        header(record, "ce_type", message.type());
        header(record, "ce_source", message.source());
        header(record, "ce_subject", message.key());
        header(record, "ce_time", message.time());
        header(record, "ce_sequence", message.sequence());
        header(record, "ce_correlationid", message.id());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, @Nullable Object value) {
        if (value != null) {
            record.headers().add(name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private long count(String what) {
        return jdbc.sql("SELECT count(*) FROM " + what).query(Long.class).single();
    }

    private long stored(List<IncomingRecord> messages) {
        return jdbc.sql("SELECT count(*) FROM event_log WHERE event_id = ANY (?)")
                .param(messages.stream().map(IncomingRecord::id).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private String problemOf(UUID id) {
        return jdbc.sql("SELECT coalesce(problem, '') FROM event_log WHERE event_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
