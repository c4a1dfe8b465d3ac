package dev.waybill.messaging.internal.progress;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Silence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Observes outbox and groups when it is called. */
public final class ProgressObserver implements ConsumerProgress {

    private static final Logger log = LoggerFactory.getLogger(ProgressObserver.class);

    private final Map<String, Set<String>> topicsByConsumer;
    private final JdbcClient jdbc;
    private final Supplier<Admin> admins;
    private final Map<String, ObservedSilence> silences = new ConcurrentHashMap<>();

    /** For these consumers. */
    public ProgressObserver(Map<String, Set<String>> topicsByConsumer, JdbcClient jdbc, Supplier<Admin> admins) {
        this.topicsByConsumer = Map.copyOf(topicsByConsumer);
        this.jdbc = jdbc;
        this.admins = admins;
    }

    @Override
    public Optional<Silence> observe(String consumer, Duration patience) {
        Set<String> topics = topicsByConsumer.get(consumer);
        if (topics == null) {
            throw new IllegalArgumentException("there is no consumer " + consumer);
        }
        ObservedSilence silence = silences.computeIfAbsent(consumer, _ -> new ObservedSilence());
        try {
            synchronized (silence) {
                silence.note(OutboxPosition.read(jdbc), GroupOffsets.read(admins.get(), consumer, topics));
                return silence.of(patience);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("The progress of {} is not known", consumer, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
