package dev.waybill.messaging.internal.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * What topics must be like for the guarantees to hold.
 *
 * @param owned declared by this application
 * @param consumed topics by consumer
 * @param window of the inbox; {@code null} if it never forgets
 */
record TopicPromises(
        TopicSettings declared,
        Set<String> owned,
        Map<String, Set<String>> consumed,
        @Nullable Duration window) {

    private static final Duration MARGIN = Duration.ofDays(1);

    /** Every topic that must exist. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>(owned);
        consumed.values().forEach(topics::addAll);
        return topics;
    }

    /** The promises that the cluster breaks, as sentences by topic; empty if it keeps them all. */
    Map<String, String> brokenBy(Map<String, FoundTopic> cluster) {
        Map<String, String> broken = new TreeMap<>();
        for (String name : topics()) {
            FoundTopic found = cluster.get(name);
            List<String> sentences = found == null ? List.of(missing(name)) : brokenBy(found, cluster);
            if (!sentences.isEmpty()) {
                broken.put(name, String.join("; ", sentences));
            }
        }
        return broken;
    }

    private String missing(String name) {
        return owned.contains(name)
                ? "topic %s does not exist: it was deleted, or could not be created".formatted(name)
                : "topic %s does not exist: its owner has not created it".formatted(name);
    }

    private List<String> brokenBy(FoundTopic topic, Map<String, FoundTopic> cluster) {
        List<String> sentences = new ArrayList<>();
        if (owned.contains(topic.name())) {
            comparePartitions(topic, sentences);
            compareReplicas(topic, sentences);
            compareRetention(topic, sentences);
            compareSize(topic, sentences);
        }
        comparePolicy(topic, sentences);
        consumed.forEach((consumer, topics) -> {
            if (topics.contains(topic.name())) {
                compareWindow(topic, consumer, sentences);
                comparePartitionsOf(consumer, topics, topic, cluster, sentences);
            }
        });
        return sentences;
    }

    private void comparePartitions(FoundTopic topic, List<String> sentences) {
        if (topic.partitions() < declared.partitions()) {
            sentences.add(("topic %s has %s, not %d: it was probably created by the broker; its keys are not in the"
                            + " partitions that their consumers expect")
                    .formatted(topic.name(), count(topic.partitions(), "partition"), declared.partitions()));
        } else if (topic.partitions() > declared.partitions()) {
            sentences.add(("topic %s has %d partitions, not %d: some were added, and keys have moved, so that messages"
                            + " of one key may be handled out of order")
                    .formatted(topic.name(), topic.partitions(), declared.partitions()));
        }
    }

    private void compareReplicas(FoundTopic topic, List<String> sentences) {
        if (topic.replicas() < declared.replicationFactor()) {
            sentences.add("topic %s has %s, not %d: messages that count as sent have fewer copies than declared"
                    .formatted(topic.name(), count(topic.replicas(), "replica"), declared.replicationFactor()));
        }
        long insync = topic.number(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        if (insync < declared.minInsyncReplicas()) {
            sentences.add("topic %s has min.insync.replicas=%d, not %d: a message counts as sent with too few copies"
                    .formatted(topic.name(), insync, declared.minInsyncReplicas()));
        }
        if (Boolean.parseBoolean(topic.config(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG))) {
            sentences.add("topic %s has unclean.leader.election.enable=true: a new leader may lack messages that count"
                            .formatted(topic.name())
                    + " as sent");
        }
    }

    private void compareRetention(FoundTopic topic, List<String> sentences) {
        if (!topic.retention().equals(declared.retention())) {
            sentences.add("topic %s keeps records for %s, not %s (retention.ms)"
                    .formatted(
                            topic.name(),
                            topic.keepsRecordsForEver() ? "ever" : topic.retention(),
                            declared.retention()));
        }
        if (topic.number(TopicConfig.RETENTION_BYTES_CONFIG) >= 0) {
            sentences.add("topic %s has retention.bytes=%s: records may be removed before their time"
                    .formatted(topic.name(), topic.config(TopicConfig.RETENTION_BYTES_CONFIG)));
        }
    }

    private void compareSize(FoundTopic topic, List<String> sentences) {
        long bytes = topic.number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (bytes < declared.maxMessageBytes()) {
            sentences.add("topic %s has max.message.bytes=%d, less than %d: it refuses messages that the outbox takes"
                    .formatted(topic.name(), bytes, declared.maxMessageBytes()));
        }
    }

    private static void comparePolicy(FoundTopic topic, List<String> sentences) {
        String policy = topic.config(TopicConfig.CLEANUP_POLICY_CONFIG);
        if (!policy.equals(TopicConfig.CLEANUP_POLICY_DELETE)) {
            sentences.add(
                    "topic %s has cleanup.policy=%s, not delete: messages with a later one of their key are removed"
                            .formatted(topic.name(), policy));
        }
    }

    private void compareWindow(FoundTopic topic, String consumer, List<String> sentences) {
        if (window == null) {
            return;
        }
        if (topic.keepsRecordsForEver() || topic.oldestRecord().plus(MARGIN).compareTo(window) > 0) {
            sentences.add(
                    ("topic %s keeps records for %s (retention.ms and segment.ms), too long for the inbox window of"
                                    + " %s: %s would refuse old ones as dead letters instead of knowing them again")
                            .formatted(
                                    topic.name(),
                                    topic.keepsRecordsForEver() ? "ever" : topic.oldestRecord(),
                                    window,
                                    consumer));
        }
    }

    /** Partition n of every topic of a consumer goes to the same instance, if all have as many. */
    private void comparePartitionsOf(
            String consumer,
            Set<String> topics,
            FoundTopic topic,
            Map<String, FoundTopic> cluster,
            List<String> sentences) {
        int most = topics.stream()
                .map(cluster::get)
                .mapToInt(other -> other == null ? 0 : other.partitions())
                .max()
                .orElse(0);
        if (topic.partitions() < most && !owned.contains(topic.name())) {
            sentences.add(("topic %s has %s, and another topic of %s has %d: messages about one key go to different"
                            + " instances")
                    .formatted(topic.name(), count(topic.partitions(), "partition"), consumer, most));
        }
    }

    private static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
