package dev.waybill.messaging.internal.topics;

import dev.waybill.messaging.internal.Backoff;
import dev.waybill.messaging.internal.Worker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Creates the application's topics as soon as the broker is there, and compares those that matter with what was promised. */
public final class TopicGuard implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicGuard.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration WHILE_BROKEN = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TopicPromises promises;
    private final Set<String> created;
    private final Duration verifyEvery;
    private final Supplier<Admin> admins;
    private volatile Map<String, String> broken = Map.of();
    private final Worker worker = Worker.named("waybill-topics");
    private final Backoff backoff = new Backoff(SOON, LONGEST_PAUSE);

    /**
     * For these topics.
     *
     * @param declaration the topics that this application owns or creates, and their settings
     * @param consumed topics by consumer
     * @param window of the inbox; {@code null} if it never forgets
     */
    public TopicGuard(
            Declaration declaration,
            Map<String, Set<String>> consumed,
            @Nullable Duration window,
            Duration verifyEvery,
            Supplier<Admin> admins) {
        this.promises = new TopicPromises(declaration.settings(), declaration.owned(), consumed, window);
        this.created = declaration.created();
        this.verifyEvery = verifyEvery;
        this.admins = admins;
    }

    /**
     * The application's topics.
     *
     * @param owned what it answers for
     * @param created which of them, and of those that it consumes, it creates where they are missing
     */
    public record Declaration(TopicSettings settings, Set<String> owned, Set<String> created) {}

    /** The promises that the cluster broke when it was last compared, as sentences by topic. */
    public Map<String, String> broken() {
        return broken;
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    private void run() {
        Duration pause;
        do {
            pause = inspect();
        } while (!worker.isStoppingWithin(pause));
    }

    /** Returns when to look again. */
    private Duration inspect() {
        if (promises.topics().isEmpty()) {
            return verifyEvery;
        }
        try {
            Admin admin = admins.get();
            Map<String, FoundTopic> cluster = find(admin);
            if (create(admin, cluster.keySet())) {
                return SOON;
            }
            report(promises.brokenBy(cluster));
            backoff.reset();
            return broken.isEmpty() || verifyEvery.compareTo(WHILE_BROKEN) < 0 ? verifyEvery : WHILE_BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return verifyEvery;
        } catch (ExecutionException | KafkaException e) {
            return postpone(e);
        }
    }

    private Duration postpone(Exception failure) {
        if (backoff.isFresh()) {
            log.warn("The topics cannot be looked at yet: {}", failure.getMessage());
        }
        return backoff.next();
    }

    private void report(Map<String, String> found) {
        if (!found.equals(broken)) {
            found.values().forEach(sentence -> log.warn("A promise is broken: {}", sentence));
            broken = Map.copyOf(found);
        }
    }

    private Map<String, FoundTopic> find(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> descriptions = new HashMap<>();
        for (KafkaFuture<TopicDescription> description :
                admin.describeTopics(promises.topics()).topicNameValues().values()) {
            find(description, descriptions);
        }
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources(descriptions.keySet())).all().get();
        return configs.entrySet().stream()
                .collect(Collectors.toMap(
                        config -> config.getKey().name(),
                        config -> FoundTopic.of(
                                Objects.requireNonNull(
                                        descriptions.get(config.getKey().name())),
                                config.getValue())));
    }

    private static void find(KafkaFuture<TopicDescription> description, Map<String, TopicDescription> found)
            throws ExecutionException, InterruptedException {
        try {
            TopicDescription topic = description.get();
            found.put(topic.name(), topic);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    private static Collection<ConfigResource> resources(Set<String> topics) {
        return topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
    }

    /** Whether there was something that could be created. */
    private boolean create(Admin admin, Set<String> existing) throws ExecutionException, InterruptedException {
        Set<String> missing = new TreeSet<>(created);
        missing.removeAll(existing);
        if (missing.isEmpty()) {
            return false;
        }
        boolean created = false;
        for (Map.Entry<String, KafkaFuture<Void>> topic : admin.createTopics(
                        missing.stream().map(promises.declared()::named).toList())
                .values()
                .entrySet()) {
            created |= isCreated(topic.getKey(), topic.getValue());
        }
        return created;
    }

    private static boolean isCreated(String topic, KafkaFuture<Void> creation)
            throws ExecutionException, InterruptedException {
        try {
            creation.get();
            log.info("Topic {} is created", topic);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            if (e.getCause() instanceof RetriableException) {
                throw e;
            }
            log.warn("Topic {} cannot be created: {}", topic, e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
