package dev.waybill.system.nemesis;

import dev.waybill.checker.evidence.Topics;
import dev.waybill.checker.reading.PlatformAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on topics that no service has sent, as the service that might have. */
public final class Wire {

    private static final Map<String, String> SENDERS = Map.of(
            Topics.ORDER_EVENTS, "order-service",
            Topics.INVENTORY_EVENTS, "inventory-service",
            Topics.PAYMENT_EVENTS, "payment-service",
            Topics.INVENTORY_COMMANDS, "order-service",
            Topics.PAYMENT_COMMANDS, "order-service");

    private final PlatformAddress address;

    /** Over this platform's broker. */
    public Wire(PlatformAddress address) {
        this.address = address;
    }

    /** Returns once the broker has them all; they are of one topic. */
    public void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        Map<String, Object> settings =
                address.kafka(SENDERS.getOrDefault(records.getFirst().topic(), ""));
        settings.put("acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    /** A record of text. */
    public static ProducerRecord<byte[], byte[]> record(
            String topic, String key, Map<String, String> headers, String body) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(body));
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The last so many records of each partition of a topic. */
    List<ConsumerRecord<byte[], byte[]>> last(String topic, int each) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(address.kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - each)));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
            return records;
        }
    }
}
