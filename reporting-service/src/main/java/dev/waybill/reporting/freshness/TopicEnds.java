package dev.waybill.reporting.freshness;

import dev.waybill.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Asks the broker where the topics begin and end. */
@Component
class TopicEnds implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admin admin;
    private Set<TopicPartition> partitions = Set.of();

    TopicEnds(KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getAdmin().getBootstrapServers());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "reporting-freshness");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.admin = Admin.create(settings);
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
        Set<String> names = get(admin.listTopics().names()).stream()
                .filter(Topics.ALL::contains)
                .collect(Collectors.toSet());
        return get(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec)
            throws ExecutionException, TimeoutException, InterruptedException {
        return get(admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, _ -> spec)))
                .all());
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        admin.close(Duration.ZERO);
    }

    /** The offsets of a partition: the first that is kept, and the next that will be written. */
    record Span(long beginning, long end) {}
}
