package dev.waybill.messaging.internal.topics;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as the cluster has it.
 *
 * @param replicas of the partition that has the fewest
 * @param configs in force, the broker's defaults included
 */
record FoundTopic(String name, int partitions, int replicas, Map<String, String> configs) {

    static FoundTopic of(TopicDescription description, Config config) {
        int replicas = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        Map<String, String> configs = config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        return new FoundTopic(description.name(), description.partitions().size(), replicas, configs);
    }

    String config(String name) {
        return configs.getOrDefault(name, "");
    }

    long number(String name) {
        return Long.parseLong(configs.getOrDefault(name, "-1"));
    }

    boolean keepsRecordsForEver() {
        return number(TopicConfig.RETENTION_MS_CONFIG) < 0;
    }

    /** How old a record can be that is still there: the first of a segment waits until the last is past its retention. */
    Duration oldestRecord() {
        return retention().plus(Duration.ofMillis(number(TopicConfig.SEGMENT_MS_CONFIG)));
    }

    Duration retention() {
        return Duration.ofMillis(number(TopicConfig.RETENTION_MS_CONFIG));
    }
}
