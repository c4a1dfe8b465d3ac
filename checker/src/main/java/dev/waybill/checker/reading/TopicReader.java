package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads every topic from its beginning to where it ends now. */
final class TopicReader {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PlatformAddress platform;

    TopicReader(PlatformAddress platform) {
        this.platform = platform;
    }

    Topics read() {
        Properties settings = new Properties();
        settings.putAll(platform.kafka());
        settings.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.ALL.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new Topics(read(consumer, consumer.endOffsets(partitions, PATIENCE)));
        }
    }

    private static List<Message> read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<Message> messages = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAtEnd(consumer, ends)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the topics could not be read to their ends " + ends);
            }
            consumer.poll(Duration.ofMillis(500)).forEach(record -> messages.add(message(record)));
        }
        return messages;
    }

    private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(it -> consumer.position(it.getKey(), PATIENCE) >= it.getValue());
    }

    private static Message message(ConsumerRecord<byte[], byte[]> record) {
        String sequence = header(record, "ce_sequence");
        String epoch = header(record, "ce_epoch");
        return new Message(
                record.topic(),
                record.partition(),
                record.offset(),
                header(record, "ce_id"),
                header(record, "ce_type"),
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                epoch == null ? 0 : Long.parseLong(epoch),
                sequence == null ? null : Long.valueOf(sequence),
                json(record.value()));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable JsonNode json(byte @Nullable [] body) {
        try {
            return body == null ? null : JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }
}
