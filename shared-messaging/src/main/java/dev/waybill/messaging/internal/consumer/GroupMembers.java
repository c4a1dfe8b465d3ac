package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.internal.kafka.KafkaClients;
import dev.waybill.messaging.internal.losses.Continuity;
import dev.waybill.messaging.internal.losses.TopicIds;
import dev.waybill.messaging.internal.progress.GroupProgress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;

/** What the members of consumer groups have to do with Kafka. */
public final class GroupMembers {

    private final KafkaClients clients;
    private final Continuity.Tables continuity;
    private final MeterRegistry registry;

    /**
     * With these clients.
     *
     * @param continuity where it is noted how far each topic was read
     */
    public GroupMembers(KafkaClients clients, Continuity.Tables continuity, MeterRegistry registry) {
        this.clients = clients;
        this.continuity = continuity;
        this.registry = registry;
    }

    Consumer<byte[], byte[]> consumer(String group) {
        return clients.consumer(group);
    }

    Continuity continuityOf(String group) {
        return new Continuity(group, continuity, new TopicIds(clients::admin), registry);
    }

    GroupProgress progressOf(String group, Set<String> topics, InstantSource elapsed) {
        return new GroupProgress(group, topics, clients::admin, elapsed);
    }

    ConsumerMetrics metricsOf(String group) {
        return new ConsumerMetrics(registry, group);
    }
}
