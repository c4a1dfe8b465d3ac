package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Progress;
import dev.waybill.checker.evidence.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads how far every consumer is. */
public final class ProgressReader {

    private static final Map<String, Set<String>> CONSUMES = Map.of(
            "order-saga", Set.of(Topics.INVENTORY_EVENTS, Topics.PAYMENT_EVENTS),
            "order-catalogue", Set.of(Topics.INVENTORY_EVENTS),
            "inventory", Set.of(Topics.INVENTORY_COMMANDS),
            "payment", Set.of(Topics.PAYMENT_COMMANDS),
            "reporting", Set.copyOf(Topics.ALL));

    private final PlatformAddress platform;

    public ProgressReader(PlatformAddress platform) {
        this.platform = platform;
    }

    /** Every consumer's position on every partition that it consumes, where that has any records. */
    public List<Progress> read() {
        try (Admin admin = Admin.create(platform.kafka())) {
            Map<TopicPartition, Long> ends = ends(admin);
            List<Progress> progress = new ArrayList<>();
            for (Map.Entry<String, Set<String>> group : CONSUMES.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get();
                ends.forEach((partition, end) -> {
                    if (end > 0 && group.getValue().contains(partition.topic())) {
                        OffsetAndMetadata at = committed.get(partition);
                        progress.add(new Progress(
                                group.getKey(),
                                partition.topic(),
                                partition.partition(),
                                at == null ? 0 : at.offset(),
                                end));
                    }
                });
            }
            return progress;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                admin.describeTopics(Topics.ALL).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(wanted).all().get().entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }
}
