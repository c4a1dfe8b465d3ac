package dev.waybill.messaging.internal.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a group was and where its topics ended, read in this order.
 *
 * @param committed the next offset that the group will handle, of each partition where it has handled any; offsets that are
 *     marked with the id of a topic that has been created anew since are none
 * @param ends the next offset that will be written, of each partition that holds records
 * @param beginnings the first offset that is kept, of each partition where the group was behind
 */
public record GroupOffsets(
        Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> beginnings) {

    /**
     * Reads them from the broker. A topic that does not exist holds no records.
     *
     * @throws TimeoutException if the broker does not answer within a few seconds
     */
    public static GroupOffsets read(Admin admin, String group, Set<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        OffsetReader broker = new OffsetReader(admin);
        Map<TopicPartition, OffsetAndMetadata> marked = broker.committed(group);
        Map<TopicPartition, UUID> topicIds = broker.partitions(topics);
        Map<TopicPartition, Long> committed = OffsetReader.ofThisLife(marked, topicIds);
        Map<TopicPartition, Long> ends = broker.offsets(topicIds.keySet(), OffsetSpec.latest());
        Set<TopicPartition> behind = ends.entrySet().stream()
                .filter(end -> committed.getOrDefault(end.getKey(), 0L) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> beginnings = broker.offsets(behind, OffsetSpec.earliest());
        ends.entrySet().removeIf(end -> end.getValue() <= beginnings.getOrDefault(end.getKey(), 0L));
        return new GroupOffsets(committed, ends, beginnings);
    }

    /** Where the group is on each partition that holds more for it; 0 where it has handled nothing. */
    public Map<TopicPartition, Long> behind() {
        Map<TopicPartition, Long> behind = new HashMap<>();
        ends.forEach((partition, end) -> {
            long offset = committed.getOrDefault(partition, 0L);
            if (offset < end) {
                behind.put(partition, offset);
            }
        });
        return behind;
    }

    /** How many records were there that the group had not handled. */
    public long lag() {
        return behind().entrySet().stream()
                .mapToLong(it -> ends.getOrDefault(it.getKey(), 0L)
                        - Math.max(it.getValue(), beginnings.getOrDefault(it.getKey(), 0L)))
                .sum();
    }

    /** Whether the group was past these ends. */
    boolean arePast(Map<TopicPartition, Long> earlierEnds) {
        return earlierEnds.entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Whether a partition ends before the group's offset: it was created anew, and the offset means nothing. */
    boolean areContradictory() {
        return ends.entrySet().stream().anyMatch(end -> committed.getOrDefault(end.getKey(), 0L) > end.getValue());
    }
}
