package dev.waybill.messaging.internal.losses;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Which life of each topic the cluster has: Kafka gives a topic another id when it is created anew. */
public final class TopicIds {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Admin> admins;

    /** Of the cluster that this client is for. */
    public TopicIds(Supplier<Admin> admins) {
        this.admins = admins;
    }

    /**
     * The ids of these topics.
     *
     * @throws KafkaException if the cluster does not say, or lacks one of them
     */
    Map<String, UUID> of(Set<String> topics) {
        try {
            return admins
                    .get()
                    .describeTopics(topics)
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .collect(Collectors.toMap(topic -> topic.name(), topic -> uuid(topic.topicId())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The ids of " + topics + " are not known", e);
        }
    }

    /** The id that a committed offset is marked with; {@code null} if it is not. */
    public static @Nullable UUID markOf(OffsetAndMetadata committed) {
        String metadata = committed.metadata();
        try {
            return metadata == null || metadata.isEmpty() ? null : UUID.fromString(metadata);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** As the library writes it. */
    public static UUID uuid(Uuid id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
}
