package dev.waybill.messaging.internal.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a group by the offsets that it has committed, on all partitions, whichever instance has them: until it has passed
 * the ends of its topics as they were at the start, and from then on whether it stands still where there is more for it.
 */
final class GroupProgress {

    private static final Logger log = LoggerFactory.getLogger(GroupProgress.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(30);

    private final String group;
    private final Set<String> topics;
    private final Supplier<Admin> admins;
    private final Standstill standstill;
    private volatile boolean caughtUp;
    private @Nullable Thread thread;

    GroupProgress(String group, Set<String> topics, Supplier<Admin> admins, InstantSource elapsed) {
        this.group = group;
        this.topics = topics;
        this.admins = admins;
        this.standstill = new Standstill(elapsed);
    }

    boolean hasCaughtUp() {
        return caughtUp;
    }

    /** Where nobody has consumed for longer than this although there is more, if anywhere. */
    Optional<String> standstill(Duration longerThan) {
        return standstill.longerThan(longerThan);
    }

    void start() {
        thread = Thread.ofVirtual().name("waybill-progress-" + group).start(this::run);
    }

    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                follow();
                Thread.sleep(caughtUp ? BETWEEN_ROUNDS : BETWEEN_LOOKS);
            }
        } catch (InterruptedException _) {
            log.debug("No longer following {}", group);
        }
    }

    /** Until the group is past what there is now; once it has caught up, one look at a time is enough. */
    private void follow() throws InterruptedException {
        try {
            Admin admin = admins.get();
            Map<TopicPartition, Long> ends = ahead(admin);
            while (isBehind(admin, ends) && !caughtUp) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            if (!caughtUp) {
                caughtUp = true;
                log.info("Consumer {} has caught up with what was there at the start", group);
            }
        } catch (ExecutionException | KafkaException e) {
            log.debug("The progress of {} is not known", group, e);
            standstill.forget();
        }
    }

    /** Where each partition that has records ends. A topic that does not exist holds none. */
    private Map<TopicPartition, Long> ahead(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            for (TopicPartition partition : partitions(topic.getKey(), topic.getValue())) {
                latest.put(partition, OffsetSpec.latest());
                earliest.put(partition, OffsetSpec.earliest());
            }
        }
        Map<TopicPartition, Long> ends = offsets(admin, latest);
        Map<TopicPartition, Long> beginnings = offsets(admin, earliest);
        ends.entrySet().removeIf(end -> end.getValue() <= beginnings.getOrDefault(end.getKey(), 0L));
        return ends;
    }

    private static Set<TopicPartition> partitions(String topic, KafkaFuture<TopicDescription> description)
            throws ExecutionException, InterruptedException {
        try {
            return description.get().partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Set.of();
            }
            throw e;
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Map<TopicPartition, OffsetSpec> wanted)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
                admin.listOffsets(wanted).all().get().entrySet()) {
            offsets.put(found.getKey(), found.getValue().offset());
        }
        return offsets;
    }

    private boolean isBehind(Admin admin, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> behind = new HashMap<>();
        if (!ends.isEmpty()) {
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
                    new HashMap<>(admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get());
            ends.forEach((partition, end) -> {
                OffsetAndMetadata offset = committed.get(partition);
                if (offset == null || offset.offset() < end) {
                    behind.put(partition, offset == null ? 0 : offset.offset());
                }
            });
        }
        standstill.seen(behind);
        return !behind.isEmpty();
    }
}
