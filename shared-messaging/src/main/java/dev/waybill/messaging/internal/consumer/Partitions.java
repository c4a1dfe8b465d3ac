package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.Senders;
import dev.waybill.messaging.internal.WireText;
import dev.waybill.messaging.internal.inbox.Isolation;
import dev.waybill.messaging.internal.inbox.Isolation.TransientFailure;
import dev.waybill.messaging.internal.inbox.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that a consumer has: what was polled is applied in one transaction; where that fails for a reason that
 * should pass, each partition is tried again on its own, with growing pauses, while the others go on.
 */
final class Partitions {

    private static final Logger log = LoggerFactory.getLogger(Partitions.class);

    private final Isolation isolation;
    private final Senders senders;
    private final ConsumerMetrics metrics;
    private final InstantSource elapsed;
    private final Duration patience;
    private final Map<TopicPartition, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    Partitions(
            Isolation isolation, Senders senders, ConsumerMetrics metrics, InstantSource elapsed, Duration patience) {
        this.isolation = isolation;
        this.senders = senders;
        this.metrics = metrics;
        this.elapsed = elapsed;
        this.patience = patience;
    }

    /** Applies what was polled, of topics that have these ids. */
    void accept(ConsumerRecords<byte[], byte[]> polled, Function<TopicPartition, @Nullable UUID> topicIds) {
        if (polled.isEmpty()) {
            return;
        }
        Map<TopicPartition, List<IncomingRecord>> byPartition = new HashMap<>();
        List<IncomingRecord> all = new ArrayList<>(polled.count());
        for (TopicPartition partition : polled.partitions()) {
            @Nullable UUID topicId = topicIds.apply(partition);
            List<IncomingRecord> records = polled.records(partition).stream()
                    .map(record -> RecordReader.read(record, topicId, senders))
                    .toList();
            byPartition.put(partition, records);
            all.addAll(records);
        }
        try {
            isolation.apply(all);
            byPartition.forEach((partition, records) -> advance(partition, records.getLast()));
        } catch (TransientFailure e) {
            log.warn("A batch of {} messages will be tried again: {}", all.size(), WireText.printable(e.getCause()));
            Instant now = elapsed.instant();
            byPartition.forEach((partition, records) -> waiting.put(partition, new Waiting(records, now)));
        }
    }

    /** Tries what waits and is due. */
    void retry() {
        for (TopicPartition partition : List.copyOf(waiting.keySet())) {
            Waiting records = waiting.get(partition);
            if (records != null && records.isDue(elapsed.instant())) {
                metrics.retried();
                retry(partition, records);
            }
        }
    }

    private void retry(TopicPartition partition, Waiting records) {
        try {
            isolation.apply(records.records());
            advance(partition, records.records().getLast());
            waiting.remove(partition);
        } catch (TransientFailure e) {
            log.warn("{} waits at offset {}: {}", partition, records.head().offset(), WireText.printable(e.getCause()));
            if (isolation.probe()) {
                findCulprit(partition, records);
            } else {
                records.blameNobody();
            }
            records.postpone(elapsed.instant());
        }
    }

    /** The database is well: goes on one by one up to the record that fails. */
    private void findCulprit(TopicPartition partition, Waiting records) {
        try {
            while (true) {
                isolation.apply(records.records().subList(0, 1));
                if (pass(partition, records)) {
                    return;
                }
            }
        } catch (TransientFailure e) {
            if (!isolation.probe()) {
                records.blameNobody();
            } else if (records.blameHead(elapsed.instant()).compareTo(patience) > 0) {
                isolation.giveUp(records.head(), Reason.KEPT_FAILING, e);
                pass(partition, records);
            }
        }
    }

    /** Goes past the head; whether nothing is left. */
    private boolean pass(TopicPartition partition, Waiting records) {
        advance(partition, records.head());
        if (records.records().size() == 1) {
            waiting.remove(partition);
            return true;
        }
        records.done(1);
        return false;
    }

    private void advance(TopicPartition partition, IncomingRecord last) {
        done.put(partition, new OffsetAndMetadata(last.offset() + 1));
    }

    /** Those that wait, and must not be polled. */
    Set<TopicPartition> paused() {
        metrics.paused(waiting.size());
        return Set.copyOf(waiting.keySet());
    }

    /** What was applied since the last call, as offsets to commit. */
    Map<TopicPartition, OffsetAndMetadata> takeDone() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(done);
        done.clear();
        return offsets;
    }

    /** These belong to somebody else now. */
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(waiting::remove);
        partitions.forEach(done::remove);
    }

    /** Since when the longest waiting partition waits. */
    Optional<Instant> waitingSince() {
        return waiting.values().stream().map(Waiting::since).min(Comparator.naturalOrder());
    }
}
