package dev.waybill.messaging.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Creates the application's topics in the background, as soon as the broker is there. */
public final class TopicCreator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicCreator.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final int REPLICAS_FOR_QUORUM = 3;

    private final List<NewTopic> topics;
    private final short replicationFactor;
    private final Supplier<Admin> admins;
    private volatile @Nullable Thread thread;

    /**
     * For these topics.
     *
     * @param replicationFactor of those that do not say
     */
    public TopicCreator(Collection<NewTopic> topics, int replicationFactor, Supplier<Admin> admins) {
        this.topics = List.copyOf(topics);
        this.replicationFactor = (short) replicationFactor;
        this.admins = admins;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("waybill-topics").start(this::run);
    }

    private void run() {
        try {
            boolean created = topics.isEmpty();
            while (!created) {
                created = create();
                if (!created) {
                    Thread.sleep(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException _) {
            log.debug("No topics any more");
        }
    }

    private boolean create() throws InterruptedException {
        try (Admin admin = admins.get()) {
            for (Map.Entry<String, KafkaFuture<Void>> topic : admin.createTopics(
                            topics.stream().map(this::completed).toList())
                    .values()
                    .entrySet()) {
                await(topic.getKey(), topic.getValue());
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            log.warn("The topics are not there yet: {}", e.getMessage());
            return false;
        }
    }

    private static void await(String topic, KafkaFuture<Void> creation)
            throws ExecutionException, InterruptedException {
        try {
            creation.get();
            log.info("Topic {} is created", topic);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Three replicas are for not losing anything with one: two must have a message before it is acknowledged. */
    private NewTopic completed(NewTopic topic) {
        if (topic.replicationFactor() > 0 || topic.replicasAssignments() != null) {
            return topic;
        }
        NewTopic completed = new NewTopic(topic.name(), partitionsOf(topic), Optional.of(replicationFactor));
        Map<String, String> configs = new HashMap<>(topic.configs() == null ? Map.of() : topic.configs());
        if (replicationFactor >= REPLICAS_FOR_QUORUM) {
            configs.putIfAbsent("min.insync.replicas", "2");
        }
        return completed.configs(configs);
    }

    private static Optional<Integer> partitionsOf(NewTopic topic) {
        return topic.numPartitions() > 0 ? Optional.of(topic.numPartitions()) : Optional.empty();
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
