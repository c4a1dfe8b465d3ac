package dev.waybill.benchmarks.measurement;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Watches a topic from outside: when how many messages had arrived, and afterwards what exactly. */
public final class Arrivals implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;

    public Arrivals(Machine machine, String topic) {
        this.consumer = consumer(machine);
        this.partitions = partitions(topic);
    }

    public static KafkaConsumer<String, String> consumer(Machine machine) {
        var settings = new Properties();
        settings.put("bootstrap.servers", machine.bootstrapServers());
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 5000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    public static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Machine.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** How many records had arrived at a moment, by {@link System#nanoTime}. */
    public record Moment(long count, long nanos) {

        public double perSecondSince(Moment earlier) {
            return (count - earlier.count) * 1e9 / (nanos - earlier.nanos);
        }
    }

    /** The moment at which at least {@code count} records had arrived. */
    public Moment await(long count, BooleanSupplier alive, Duration limit) throws InterruptedException {
        Moment moment = awaitAtMost(count, alive, limit);
        if (moment.count() < count) {
            throw new IllegalStateException("only " + moment.count() + " of " + count + " messages arrived");
        }
        return moment;
    }

    /** The same, or the moment at which it is no use to wait any longer. */
    public Moment awaitAtMost(long count, BooleanSupplier alive, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long arrived = 0;
        while (System.nanoTime() < deadline && alive.getAsBoolean()) {
            arrived = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (arrived >= count) {
                break;
            }
            Thread.sleep(5);
        }
        return new Moment(arrived, System.nanoTime());
    }

    /**
     * What lies on the topic.
     *
     * @param losses sent and not there
     * @param duplicates there more than once
     * @param inversions after deduplication, behind a later one of the same aggregate
     */
    public record Quality(long losses, long duplicates, long inversions) {}

    public Quality quality(long messages) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, Seen> aggregates = new HashMap<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                Identity identity = Identity.of(record.value());
                aggregates
                        .computeIfAbsent(identity.aggregate(), name -> new Seen())
                        .add(identity.sequence());
            }
        }
        long distinct = aggregates.values().stream()
                .mapToLong(seen -> seen.sequences.cardinality())
                .sum();
        return new Quality(
                messages - distinct,
                aggregates.values().stream().mapToLong(seen -> seen.duplicates).sum(),
                aggregates.values().stream().mapToLong(seen -> seen.inversions).sum());
    }

    private static final class Seen {

        private final BitSet sequences = new BitSet();
        private int highest;
        private long duplicates;
        private long inversions;

        void add(int sequence) {
            if (sequences.get(sequence)) {
                duplicates++;
                return;
            }
            sequences.set(sequence);
            if (sequence < highest) {
                inversions++;
            }
            highest = Math.max(highest, sequence);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
