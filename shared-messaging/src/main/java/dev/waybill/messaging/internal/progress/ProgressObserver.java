package dev.waybill.messaging.internal.progress;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Silence;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Observes outbox and groups when it is called. */
public final class ProgressObserver implements ConsumerProgress {

    private static final Logger log = LoggerFactory.getLogger(ProgressObserver.class);

    private final Map<String, Set<String>> topicsByConsumer;
    private final JdbcClient jdbc;
    private final Supplier<Admin> admins;
    private final ToLongFunction<String> openLosses;
    private final Map<String, ObservedSilence> silences = new ConcurrentHashMap<>();

    /**
     * For these consumers.
     *
     * @param openLosses of a consumer
     */
    public ProgressObserver(
            Map<String, Set<String>> topicsByConsumer,
            JdbcClient jdbc,
            Supplier<Admin> admins,
            ToLongFunction<String> openLosses) {
        this.topicsByConsumer = Map.copyOf(topicsByConsumer);
        this.jdbc = jdbc;
        this.admins = admins;
        this.openLosses = openLosses;
    }

    @Override
    public Optional<Silence> observe(String consumer, Duration patience) {
        Set<String> topics = topicsOf(consumer);
        ObservedSilence silence = silences.computeIfAbsent(consumer, _ -> new ObservedSilence());
        synchronized (silence) {
            return read(admin -> {
                        silence.note(OutboxPosition.read(jdbc), GroupOffsets.read(admin, consumer, topics));
                        return silence;
                    })
                    .flatMap(observed -> observed.of(patience));
        }
    }

    @Override
    public Optional<Map<TopicPartition, Span>> spans(Set<String> topics) {
        return read(admin -> {
            OffsetReader broker = new OffsetReader(admin);
            Map<TopicPartition, UUID> topicIds = broker.partitions(topics);
            Map<TopicPartition, Long> ends = broker.offsets(topicIds.keySet(), OffsetSpec.latest());
            Map<TopicPartition, Long> beginnings = broker.offsets(topicIds.keySet(), OffsetSpec.earliest());
            Map<TopicPartition, Span> spans = new HashMap<>();
            topicIds.forEach((partition, id) -> spans.put(
                    partition, new Span(id, beginnings.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L))));
            return spans;
        });
    }

    @Override
    public Optional<Map<TopicPartition, Long>> handled(String consumer) {
        Set<String> topics = topicsOf(consumer);
        return read(admin -> {
            OffsetReader broker = new OffsetReader(admin);
            return OffsetReader.ofThisLife(broker.committed(consumer), broker.partitions(topics));
        });
    }

    @Override
    public long openLosses(String consumer) {
        return openLosses.applyAsLong(consumer);
    }

    private Set<String> topicsOf(String consumer) {
        Set<String> topics = topicsByConsumer.get(consumer);
        if (topics == null) {
            throw new IllegalArgumentException("there is no consumer " + consumer);
        }
        return topics;
    }

    private interface Reading<T> {
        T by(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }

    /** Empty while the broker does not answer. */
    private <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(reading.by(admins.get()));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("How far topics and groups are is not known", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
