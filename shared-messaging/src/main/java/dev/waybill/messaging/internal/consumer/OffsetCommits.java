package dev.waybill.messaging.internal.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits offsets, again and again until it succeeds: a partition that falls quiet would look unconsumed for ever. One commit is
 * under way at a time, so that what a failed one leaves behind is never newer than what a later one has committed. Used by
 * the consumer's own thread only, to which its client gives the answers too.
 */
final class OffsetCommits {

    private static final Logger log = LoggerFactory.getLogger(OffsetCommits.class);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

    private final String group;
    private final Consumer<byte[], byte[]> consumer;
    private final UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> marking;
    private final Map<TopicPartition, OffsetAndMetadata> pending = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> underWay = new HashMap<>();
    private boolean answerIsAwaited;

    /**
     * For this member of the group.
     *
     * @param marking adds to offsets which life of their topic they belong to
     */
    OffsetCommits(
            String group,
            Consumer<byte[], byte[]> consumer,
            UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> marking) {
        this.group = group;
        this.consumer = consumer;
        this.marking = marking;
    }

    /** Commits these and what is left of before; the answer comes in a later poll. */
    void commitInBackground(Map<TopicPartition, OffsetAndMetadata> done) {
        pending.putAll(marking.apply(done));
        if (answerIsAwaited || pending.isEmpty()) {
            return;
        }
        underWay.putAll(pending);
        pending.clear();
        answerIsAwaited = true;
        consumer.commitAsync(Map.copyOf(underWay), (_, failure) -> answered(failure));
    }

    private void answered(@Nullable Exception failure) {
        if (failure != null) {
            log.debug("Offsets of {} were not committed and will be again", group, failure);
            underWay.forEach(pending::putIfAbsent);
        }
        underWay.clear();
        answerIsAwaited = false;
    }

    /** Commits these and everything of which nobody knows whether it is committed, before partitions are handed over. */
    void commitNow(Map<TopicPartition, OffsetAndMetadata> done) {
        Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>(underWay);
        pending.putAll(marking.apply(done));
        all.putAll(pending);
        try {
            if (!all.isEmpty()) {
                consumer.commitSync(all, LAST_COMMIT);
            }
        } catch (KafkaException e) {
            log.debug("Offsets of {} were not committed; the inbox knows the messages", group, e);
        }
    }

    /** These belong to somebody else now: an old offset must not undo what the other commits. */
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(pending::remove);
        partitions.forEach(underWay::remove);
    }
}
