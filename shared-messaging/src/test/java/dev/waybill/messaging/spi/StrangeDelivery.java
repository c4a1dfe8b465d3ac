package dev.waybill.messaging.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records that a service's own consumer cannot apply: a message of a type that it handles, spoilt in one way each, among
 * strange records from elsewhere. Whether the next good one is handled is for the caller to see.
 *
 * @param source one of those from which the consumer expects messages
 * @param type of a message that the consumer handles
 * @param body of such a message, as JSON
 * @param text one of its values, which the handler stores
 */
public record StrangeDelivery(String topic, String source, String type, String body, String text) {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int FROM_ELSEWHERE = 40;
    private static final int LARGE = 800_000;

    /** Sends them all, and waits until each spoilt one is a dead letter of the consumer, byte for byte. */
    public void becomesDeadLetters(String bootstrapServers, JdbcClient jdbc, String consumer) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            sendFromElsewhere(producer);
            for (ProducerRecord<byte[], byte[]> record : spoilt()) {
                RecordMetadata where = producer.send(record).get();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(lettersFrom(where, jdbc, consumer))
                                .as("letters of %s at %s", consumer, where)
                                .containsExactly(record.value()));
            }
        }
    }

    private List<ProducerRecord<byte[], byte[]>> spoilt() {
        ProducerRecord<byte[], byte[]> large = record("{}".getBytes(UTF_8));
        large.headers().add("x-noise", new byte[LARGE]);
        return List.of(
                record(new byte[] {(byte) 0xC3, 0x28, 0, (byte) 0xFF}),
                record(spoiltBy("\"%s\\u0000\"".formatted(text))),
                record(spoiltBy("{\"not\":[\"a text\"]}")),
                large);
    }

    private byte[] spoiltBy(String replacement) {
        String quoted = '"' + text + '"';
        assertThat(body).contains(quoted);
        return body.replace(quoted, replacement).getBytes(UTF_8);
    }

    private ProducerRecord<byte[], byte[]> record(byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, UUID.randomUUID().toString().getBytes(UTF_8), value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UuidV7.at(Instant.now()).toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        source,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_sequence",
                        "1",
                        "ce_correlationid",
                        UUID.randomUUID().toString())
                .forEach((name, header) -> record.headers().add(name, header.getBytes(UTF_8)));
        return record;
    }

    /** Unless the broker itself refuses one. */
    private void sendFromElsewhere(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        StrangeRecords strange = new StrangeRecords(1);
        int partitions = producer.partitionsFor(topic).size();
        for (int i = 0; i < FROM_ELSEWHERE; i++) {
            try {
                producer.send(strange.next(topic, i % partitions, type)).get();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(InvalidTimestampException.class);
            }
        }
    }

    private static List<byte[]> lettersFrom(RecordMetadata where, JdbcClient jdbc, String consumer) {
        return jdbc.sql(
                        "SELECT body FROM dead_letter WHERE consumer = ? AND topic = ? AND partition = ? AND \"offset\" = ?")
                .params(consumer, where.topic(), where.partition(), where.offset())
                .query((row, _) -> row.getBytes(1))
                .list();
    }
}
