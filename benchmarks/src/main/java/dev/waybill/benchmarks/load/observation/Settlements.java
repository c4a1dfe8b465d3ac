package dev.waybill.benchmarks.load.observation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads from the topic of order events when each order was settled: requests to order-service would be work for it. */
public final class Settlements implements AutoCloseable {

    private static final String TOPIC = "order.events.v1";
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<UUID, Long> settledAt = new ConcurrentHashMap<>();
    private final Map<UUID, Long> confirmedAt = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("settlements").unstarted(this::run);
    private volatile boolean stopping;

    public Settlements(Map<String, Object> kafka) {
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 5_000);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    private void run() {
        while (!stopping) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                note(record);
            }
        }
        consumer.close();
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        switch (type == null ? "" : new String(type.value(), StandardCharsets.UTF_8)) {
            case "order.confirmed.v1" -> confirmedAt.putIfAbsent(UUID.fromString(record.key()), System.nanoTime());
            case "order.settled.v1" -> settledAt.putIfAbsent(UUID.fromString(record.key()), System.nanoTime());
            default -> {}
        }
    }

    /** When the order was settled, by {@link System#nanoTime}. */
    @Nullable
    public Long settledAt(UUID order) {
        return settledAt.get(order);
    }

    public boolean isConfirmed(UUID order) {
        return confirmedAt.containsKey(order);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
