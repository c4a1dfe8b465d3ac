package dev.waybill.messaging.internal.relay.shipping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages on their topics as CloudEvents.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     binding</a>
 */
public final class KafkaSender implements AutoCloseable {

    private static final byte[] SPEC_VERSION = bytes("1.0");
    private static final byte[] JSON = bytes("application/json");

    private final Producer<byte[], byte[]> producer;
    private final byte[] source;
    private final byte[] epoch;
    private final DataSchemas schemas;
    private final EventTime time = new EventTime();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();

    /** Sends through this producer, which it closes. */
    public KafkaSender(Producer<byte[], byte[]> producer, Origin origin) {
        this.producer = producer;
        this.source = bytes(origin.source());
        this.epoch = FixedWidth.of(origin.epoch());
        this.schemas = new DataSchemas(origin.dataSchema());
    }

    /**
     * What all messages of a relay have in common.
     *
     * @param dataSchema with {@code {type}} in the type's place; empty for none
     * @param epoch within which their sequences count
     */
    public record Origin(String source, String dataSchema, long epoch) {}

    /** A message that did not get through, and why. */
    public record Refusal(StoredMessage message, Exception cause) {}

    /** Hands the messages to the producer, in order, up to the first that does not get through. */
    public void send(Shipment shipment) {
        for (int i = 0; i < shipment.size(); i++) {
            if (refusal.get() != null) {
                shipment.abandonedFrom(i);
                return;
            }
            sendOne(shipment, i);
        }
    }

    /** The first message that did not get through; nothing was sent after it. */
    public @Nullable Refusal refusal() {
        return refusal.get();
    }

    private void sendOne(Shipment shipment, int index) {
        try {
            Future<RecordMetadata> _ = producer.send(
                    record(shipment.messages().get(index)), (_, failure) -> answered(shipment, index, failure));
        } catch (RuntimeException e) {
            answered(shipment, index, e);
        }
    }

    /**
     * On Kafka's own thread. A batch that failed must not be overtaken by one that waits: the producer is closed before
     * anything else can leave it. Nothing of its partition is on the wire, for there is one request at a time.
     */
    private void answered(Shipment shipment, int index, @Nullable Exception failure) {
        if (failure != null
                && refusal.compareAndSet(null, new Refusal(shipment.messages().get(index), failure))) {
            producer.close(Duration.ZERO);
        }
        shipment.answered(index, failure == null);
    }

    private ProducerRecord<byte[], byte[]> record(StoredMessage message) {
        byte[] key = bytes(message.key());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(message.topic(), key, message.body());
        Headers headers = record.headers();
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("ce_id", bytes(message.messageId().toString()));
        headers.add("ce_type", bytes(message.type()));
        headers.add("ce_source", source);
        headers.add("ce_subject", key);
        headers.add("ce_time", time.of(message.createdAt()));
        headers.add("ce_correlationid", bytes(message.correlationId().toString()));
        addIfThere(headers, "ce_causationid", message.causationId());
        if (message.sequence() != null) {
            headers.add("ce_sequence", FixedWidth.of(message.sequence()));
            headers.add("ce_epoch", epoch);
        }
        byte @Nullable [] schema = schemas.of(message.type());
        if (schema != null) {
            headers.add("ce_dataschema", schema);
        }
        addIfThere(headers, "traceparent", message.traceparent());
        headers.add("content-type", JSON);
        return record;
    }

    private static void addIfThere(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, bytes(value.toString()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Drops what is not sent yet: it stands in the outbox. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
