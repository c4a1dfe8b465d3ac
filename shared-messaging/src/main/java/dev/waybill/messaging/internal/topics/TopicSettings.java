package dev.waybill.messaging.internal.topics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What each topic of the application is created with.
 *
 * @param partitions for the life of the topic: a key never moves
 * @param retention of each record; a whole segment is removed at once, so that a record stays up to {@link #SEGMENT} longer
 * @param maxMessageSize of a body, in bytes; key and headers come on top
 */
public record TopicSettings(int partitions, int replicationFactor, Duration retention, long maxMessageSize) {

    /** After which a segment is closed: the broker's seven days would let a record stay twice as long as its retention. */
    static final Duration SEGMENT = Duration.ofDays(1);

    private static final int REPLICAS_FOR_QUORUM = 3;
    private static final int HEADERS_AND_KEY = 64 << 10;

    /** Kafka's own default: 1 MiB and the overhead of a batch. */
    private static final long DEFAULT_MAX_MESSAGE_BYTES = (1 << 20) + 12;

    NewTopic named(String name) {
        return new NewTopic(name, Optional.of(partitions), Optional.of((short) replicationFactor)).configs(configs());
    }

    /** With three replicas, two must have a message before it counts as sent: one may be lost, and one more be away. */
    int minInsyncReplicas() {
        return replicationFactor >= REPLICAS_FOR_QUORUM ? 2 : 1;
    }

    long maxMessageBytes() {
        return Math.max(DEFAULT_MAX_MESSAGE_BYTES, maxMessageSize + HEADERS_AND_KEY);
    }

    private Map<String, String> configs() {
        return Map.of(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsyncReplicas()),
                TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false",
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(maxMessageBytes()));
    }
}
