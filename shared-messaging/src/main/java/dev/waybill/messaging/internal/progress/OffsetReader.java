package dev.waybill.messaging.internal.progress;

import dev.waybill.messaging.internal.losses.TopicIds;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Reads from the broker where topics begin and end and what groups have committed; waits a few seconds for each answer. */
record OffsetReader(Admin admin) {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The partitions of the topics that exist, with the id of their topic. */
    Map<TopicPartition, UUID> partitions(Set<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, UUID> partitions = new HashMap<>();
        for (KafkaFuture<TopicDescription> described :
                admin.describeTopics(topics).topicNameValues().values()) {
            try {
                TopicDescription topic = get(described);
                topic.partitions()
                        .forEach(partition -> partitions.put(
                                new TopicPartition(topic.name(), partition.partition()),
                                TopicIds.uuid(topic.topicId())));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return partitions;
    }

    Map<TopicPartition, Long> offsets(Collection<TopicPartition> wanted, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (!wanted.isEmpty()) {
            Map<TopicPartition, OffsetSpec> specs =
                    wanted.stream().collect(Collectors.toMap(partition -> partition, _ -> which));
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
                    get(admin.listOffsets(specs).all()).entrySet()) {
                offsets.put(found.getKey(), found.getValue().offset());
            }
        }
        return offsets;
    }

    Map<TopicPartition, OffsetAndMetadata> committed(String group)
            throws ExecutionException, TimeoutException, InterruptedException {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    /** Those of these offsets that belong to the present life of their topic, or do not say. */
    static Map<TopicPartition, Long> ofThisLife(
            Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, UUID> topicIds) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null && isOfThisLife(offset, topicIds.get(partition))) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    private static boolean isOfThisLife(OffsetAndMetadata offset, @Nullable UUID topicId) {
        @Nullable UUID marked = TopicIds.markOf(offset);
        return marked == null || marked.equals(topicId);
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
