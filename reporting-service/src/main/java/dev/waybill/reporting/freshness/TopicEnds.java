package dev.waybill.reporting.freshness;

import dev.waybill.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private Set<TopicPartition> partitions = Set.of();

    TopicEnds(Supplier<Admin> admins) {
        this.admins = admins;
    }

    /** From the first record that is kept to the end, per partition of the topics that there are. */
    synchronized Map<TopicPartition, Span> ask() throws ExecutionException, TimeoutException, InterruptedException {
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < Topics.ALL.size()) {
            partitions = existing();
        }
        var ends = offsets(OffsetSpec.latest());
        var beginnings = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Span> spans = new HashMap<>();
        ends.forEach((partition, end) -> {
            ListOffsetsResultInfo beginning = beginnings.get(partition);
            spans.put(partition, new Span(beginning == null ? 0 : beginning.offset(), end.offset()));
        });
        return spans;
    }

    private Set<TopicPartition> existing() throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> names = get(admins.get().listTopics().names()).stream()
                .filter(Topics.ALL::contains)
                .collect(Collectors.toSet());
        return get(admins.get().describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec)
            throws ExecutionException, TimeoutException, InterruptedException {
        return get(admins.get()
                .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, _ -> spec)))
                .all());
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The offsets of a partition: the first that is kept, and the next that will be written. */
    record Span(long beginning, long end) {}
}
