package dev.waybill.messaging.internal.losses;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Finds what a member of a group did not receive. Offsets of a topic without transactions and compaction are contiguous, so
 * a jump is a loss. An offset means something within one life of its topic only: each is committed with the topic's id, and
 * where the topic has another id by now, the consumer begins at its beginning. Used by the thread of its consumer.
 */
public final class Continuity {

    private static final Logger log = LoggerFactory.getLogger(Continuity.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(10);
    private static final long ANY = -1;

    private final String consumer;
    private final Tables tables;
    private final TopicIds topicIds;
    private final MeterRegistry registry;
    private final Map<TopicPartition, Position> expected = new HashMap<>();
    private final Map<TopicPartition, Position> unsaved = new HashMap<>();
    private long lastSave = System.nanoTime();

    /** For a consumer that has no partitions yet. */
    public Continuity(String consumer, Tables tables, TopicIds topicIds, MeterRegistry registry) {
        this.consumer = consumer;
        this.tables = tables;
        this.topicIds = topicIds;
        this.registry = registry;
    }

    /** Where it reads and writes. */
    public record Tables(PositionTable positions, LostRecordTable losses) {}

    /**
     * Compares where the group is on these partitions with what they hold, and moves to the beginning where that is not in
     * this life of the topic, or is not there any more.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not say
     * @throws DataAccessException if what was found cannot be recorded
     */
    public void assigned(Consumer<byte[], byte[]> opened, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<String, UUID> ids =
                topicIds.of(partitions.stream().map(TopicPartition::topic).collect(toSet()));
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
                new HashMap<>(opened.committed(Set.copyOf(partitions), PATIENCE));
        Map<TopicPartition, Long> beginnings = opened.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Position> saved = tables.positions().of(consumer);
        for (TopicPartition partition : partitions) {
            UUID id = Objects.requireNonNull(ids.get(partition.topic()));
            Position beginning = new Position(id, beginnings.getOrDefault(partition, 0L));
            @Nullable OffsetAndMetadata offset = committed.get(partition);
            begin(opened, partition, beginning, known(offset, saved.get(partition), id), offset != null);
        }
        saveNow();
    }

    /** The offset that the group has committed, or else the one that was saved, with the life that it belongs to. */
    private static @Nullable Position known(
            @Nullable OffsetAndMetadata committed, @Nullable Position saved, UUID present) {
        if (committed == null) {
            return saved;
        }
        @Nullable UUID id = TopicIds.markOf(committed);
        if (id != null) {
            return new Position(id, committed.offset());
        }
        return new Position(saved == null ? present : saved.topicId(), committed.offset());
    }

    private void begin(
            Consumer<byte[], byte[]> opened,
            TopicPartition partition,
            Position beginning,
            @Nullable Position known,
            boolean committed) {
        Position next = beginning;
        if (known == null) {
            expected.put(partition, new Position(beginning.topicId(), ANY));
        } else if (!known.topicId().equals(beginning.topicId())) {
            report(new Loss(consumer, partition, known.topicId(), known.nextOffset(), null, LossReason.RECREATED));
            opened.seek(partition, beginning.nextOffset());
            expected.put(partition, beginning);
        } else if (known.nextOffset() < beginning.nextOffset()) {
            report(removed(partition, known, beginning.nextOffset()));
            opened.seek(partition, beginning.nextOffset());
            expected.put(partition, beginning);
        } else {
            expected.put(partition, committed ? known : beginning);
            next = known;
        }
        unsaved.put(partition, next);
    }

    /**
     * Compares what was polled with what was to come.
     *
     * @throws DataAccessException if what was found cannot be recorded: nothing of it may be applied then
     */
    public void received(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            received(partition, polled.records(partition));
        }
    }

    private void received(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        @Nullable Position next = expected.get(partition);
        if (next == null) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (next.nextOffset() != ANY && next.nextOffset() != record.offset()) {
                next = jumped(partition, next, record.offset());
            }
            next = new Position(next.topicId(), record.offset() + 1);
        }
        expected.put(partition, next);
    }

    /** Records the loss; returns where the consumer is, in the present life of the topic. */
    private Position jumped(TopicPartition partition, Position next, long offset) {
        UUID present =
                Objects.requireNonNull(topicIds.of(Set.of(partition.topic())).get(partition.topic()));
        if (!present.equals(next.topicId())) {
            report(new Loss(consumer, partition, next.topicId(), next.nextOffset(), null, LossReason.RECREATED));
        } else if (offset > next.nextOffset()) {
            report(removed(partition, next, offset));
        } else {
            report(new Loss(consumer, partition, present, offset, next.nextOffset(), LossReason.TRUNCATED));
        }
        return new Position(present, offset);
    }

    private Loss removed(TopicPartition partition, Position known, long to) {
        return new Loss(consumer, partition, known.topicId(), known.nextOffset(), to, LossReason.RETENTION);
    }

    private void report(Loss loss) {
        tables.losses().add(loss);
        log.error("Lost: {}", loss.sentence());
        Counter.builder("waybill.messaging.records.lost")
                .description("Records that a consumer did not receive and never will, where their number is known")
                .tag("consumer", consumer)
                .tag("reason", loss.reason().name())
                .register(registry)
                .increment(loss.to() == null ? 0 : (double) (loss.to() - loss.from()));
    }

    /** The life of the topic that this partition's records belong to. */
    public @Nullable UUID topicId(TopicPartition partition) {
        @Nullable Position next = expected.get(partition);
        return next == null ? null : next.topicId();
    }

    /** The same offsets, with the life of the topic that they belong to. */
    public Map<TopicPartition, OffsetAndMetadata> inTheirLife(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> marked = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            @Nullable UUID id = topicId(partition);
            marked.put(partition, id == null ? offset : new OffsetAndMetadata(offset.offset(), id.toString()));
            if (id != null) {
                unsaved.put(partition, new Position(id, offset.offset()));
            }
        });
        return marked;
    }

    /** Saves how far the consumer is if it has not for a while. */
    public void saveNowAndThen() {
        if (System.nanoTime() - lastSave > BETWEEN_SAVES.toNanos()) {
            save();
        }
    }

    /** Saves how far the consumer is, if the database is there. */
    public void save() {
        lastSave = System.nanoTime();
        try {
            saveNow();
        } catch (DataAccessException e) {
            log.debug("The position of {} is saved later", consumer, e);
        }
    }

    private void saveNow() {
        tables.positions().save(consumer, unsaved);
        unsaved.clear();
    }

    /** These partitions belong to another member now. */
    public void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(expected::remove);
        partitions.forEach(unsaved::remove);
    }
}
