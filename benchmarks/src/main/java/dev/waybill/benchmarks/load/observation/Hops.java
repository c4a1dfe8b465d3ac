package dev.waybill.benchmarks.load.observation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The way of orders from message to message: when each was stored in an outbox ({@code ce_time}), how long after the message
 * that caused it, and how long it then waited to be sent (the record's own time). Read from the topics afterwards.
 */
public final class Hops implements AutoCloseable {

    private static final List<String> TOPICS = List.of(
            "order.events.v1",
            "inventory.events.v1",
            "payment.events.v1",
            "inventory.commands.v1",
            "payment.commands.v1");
    private static final String FIRST = "order.placed.v1";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begin;

    /** Of the orders that are placed from now on. */
    public Hops(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        begin = consumer.endOffsets(partitions());
    }

    private List<TopicPartition> partitions() {
        return TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private record Sent(String id, String type, @Nullable String cause, String correlation, Instant stored, long sent) {

        double waited() {
            return Math.max(0, millis(Instant.EPOCH.until(stored, ChronoUnit.MICROS), sent));
        }

        private static double millis(long fromMicros, long untilMillis) {
            return untilMillis - fromMicros / 1000.0;
        }
    }

    /** Medians over the last orders. */
    public String markdown(int orders) {
        Map<String, Sent> sent = read();
        List<Sent> placed = sent.values().stream()
                .filter(it -> it.type.equals(FIRST))
                .sorted(Comparator.comparing(Sent::stored).reversed())
                .limit(orders)
                .toList();
        Map<String, Instant> began = placed.stream().collect(Collectors.toMap(Sent::correlation, Sent::stored));
        Map<String, Medians> types = new TreeMap<>();
        for (Sent message : sent.values()) {
            Instant start = began.get(message.correlation);
            if (start != null) {
                types.computeIfAbsent(message.type, _ -> new Medians()).add(message, start, sent);
            }
        }
        return types.entrySet().stream()
                .sorted(Comparator.comparingDouble(it -> median(it.getValue().sinceOrder)))
                .map(it -> it.getValue().row(it.getKey()))
                .collect(Collectors.joining("", """
                        | message | stored after the order | after its cause | sent after it was stored |
                        |---|---:|---:|---:|
                        """, ""));
    }

    private static final class Medians {

        private final List<Double> sinceOrder = new ArrayList<>();
        private final List<Double> sinceCause = new ArrayList<>();
        private final List<Double> waited = new ArrayList<>();

        void add(Sent message, Instant start, Map<String, Sent> sent) {
            sinceOrder.add(millis(start, message.stored));
            Sent cause = message.cause == null ? null : sent.get(message.cause);
            if (cause != null) {
                sinceCause.add(millis(cause.stored, message.stored));
            }
            waited.add(message.waited());
        }

        String row(String type) {
            return String.format(
                    Locale.ROOT,
                    "| `%s` | %.1f ms | %s | %.1f ms |%n",
                    type,
                    median(sinceOrder),
                    sinceCause.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f ms", median(sinceCause)),
                    median(waited));
        }
    }

    private static double millis(Instant from, Instant until) {
        return from.until(until, ChronoUnit.MICROS) / 1000.0;
    }

    private static double median(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private Map<String, Sent> read() {
        Map<String, Sent> sent = new HashMap<>();
        consumer.assign(begin.keySet());
        begin.forEach(consumer::seek);
        Map<TopicPartition, Long> end = consumer.endOffsets(begin.keySet());
        while (end.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Sent message = read(record);
                sent.putIfAbsent(message.id, message);
            }
        }
        return sent;
    }

    private static Sent read(ConsumerRecord<byte[], byte[]> record) {
        return new Sent(
                text(record, "ce_id"),
                text(record, "ce_type"),
                header(record, "ce_causationid"),
                text(record, "ce_correlationid"),
                Instant.parse(text(record, "ce_time")),
                record.timestamp());
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        String value = header(record, name);
        return value == null ? "" : value;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
