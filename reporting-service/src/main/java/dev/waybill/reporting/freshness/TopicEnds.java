package dev.waybill.reporting.freshness;

import dev.waybill.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Asks the broker where the topics begin and end. */
@Component
class TopicEnds {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<Admin> admins;

    TopicEnds(Supplier<Admin> admins) {
        this.admins = admins;
    }

    /** From the first record that is kept to the end, per partition of the topics that there are. */
    Map<TopicPartition, Span> ask() throws ExecutionException, TimeoutException, InterruptedException {
        // Each time, since a topic that was created anew has another id.
        Map<TopicPartition, UUID> partitions = existing();
        var ends = offsets(partitions.keySet(), OffsetSpec.latest());
        var beginnings = offsets(partitions.keySet(), OffsetSpec.earliest());
        Map<TopicPartition, Span> spans = new HashMap<>();
        ends.forEach((partition, end) -> {
            ListOffsetsResultInfo beginning = beginnings.get(partition);
            spans.put(
                    partition,
                    new Span(
                            Objects.requireNonNull(partitions.get(partition)),
                            beginning == null ? 0 : beginning.offset(),
                            end.offset()));
        });
        return spans;
    }

    private Map<TopicPartition, UUID> existing() throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> names = get(admins.get().listTopics().names()).stream()
                .filter(Topics.ALL::contains)
                .collect(Collectors.toSet());
        Map<TopicPartition, UUID> partitions = new HashMap<>();
        get(admins.get().describeTopics(names).allTopicNames()).values().forEach(topic -> {
            UUID id = new UUID(
                    topic.topicId().getMostSignificantBits(), topic.topicId().getLeastSignificantBits());
            topic.partitions()
                    .forEach(partition -> partitions.put(new TopicPartition(topic.name(), partition.partition()), id));
        });
        return partitions;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Set<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, TimeoutException, InterruptedException {
        return get(admins.get()
                .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, _ -> spec)))
                .all());
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The offsets of a partition in the present life of its topic: the first that is kept, and the next that will be written. */
    record Span(UUID topicId, long beginning, long end) {}
}
