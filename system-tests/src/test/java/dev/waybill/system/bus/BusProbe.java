package dev.waybill.system.bus;

import dev.waybill.system.bus.BusMatrix.Cell;
import dev.waybill.system.platform.PlatformStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Really tries a cell as its principal; what is asked changes nothing even where it is allowed, records that are written excepted. */
final class BusProbe implements AutoCloseable {

    private static final ConfigResource BROKER = new ConfigResource(ConfigResource.Type.BROKER, "1");

    private final PlatformStatus.Kafka kafka;
    private final Map<String, Admin> admins = new HashMap<>();
    private final Map<String, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();
    private final Map<String, KafkaConsumer<byte[], byte[]>> consumers = new HashMap<>();

    BusProbe(PlatformStatus.Kafka kafka) {
        this.kafka = kafka;
    }

    /** Whether Kafka refuses the attempt for want of the right; any other answer means that it would have been done. */
    boolean isRefused(Cell cell) throws InterruptedException {
        @Nullable Throwable failure = failureOf(cell);
        if (failure != null && !(failure instanceof ApiException)) {
            throw new IllegalStateException(cell + " fails otherwise", failure);
        }
        return cell.kind().equals("GROUP")
                ? failure instanceof GroupAuthorizationException
                : failure instanceof AuthorizationException;
    }

    private @Nullable Throwable failureOf(Cell cell) throws InterruptedException {
        try {
            attempt(cell);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (ApiException e) {
            return e;
        }
    }

    private void attempt(Cell cell) throws ExecutionException, InterruptedException {
        Admin admin = admins.computeIfAbsent(cell.principal(), user -> Admin.create(kafka.client(user)));
        switch (cell.kind()) {
            case "TOPIC" -> attemptOnTopic(cell, admin);
            case "GROUP" -> onGroup(cell, admin).get();
            case "CLUSTER" -> onCluster(cell, admin).get();
            default -> beginTransaction(cell);
        }
    }

    private void attemptOnTopic(Cell cell, Admin admin) throws ExecutionException, InterruptedException {
        switch (cell.operation()) {
            case "WRITE" -> write(cell);
            case "READ" -> read(cell);
            default -> onTopic(cell, admin).get();
        }
    }

    private static KafkaFuture<?> onTopic(Cell cell, Admin admin) {
        String topic = cell.name();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return switch (cell.operation()) {
            case "DESCRIBE" -> admin.describeTopics(List.of(topic)).allTopicNames();
            case "DESCRIBE_CONFIGS" -> admin.describeConfigs(List.of(resource)).all();
            case "ALTER" ->
                admin.createPartitions(
                                Map.of(topic, NewPartitions.increaseTo(13)),
                                new CreatePartitionsOptions().validateOnly(true))
                        .all();
            case "ALTER_CONFIGS" -> alter(admin, resource, "retention.ms");
            case "DELETE" ->
                admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(0)))
                        .all();
            default -> throw new IllegalArgumentException(cell.toString());
        };
    }

    private static KafkaFuture<?> onGroup(Cell cell, Admin admin) {
        String group = cell.name();
        return switch (cell.operation()) {
            case "READ" ->
                admin.alterConsumerGroupOffsets(
                                group, Map.of(new TopicPartition("nowhere", 0), new OffsetAndMetadata(0)))
                        .all();
            case "DESCRIBE" -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
            case "DELETE" -> admin.deleteConsumerGroups(List.of(group)).all();
            default -> throw new IllegalArgumentException(cell.toString());
        };
    }

    private static KafkaFuture<?> onCluster(Cell cell, Admin admin) {
        return switch (cell.operation()) {
            case "CREATE" ->
                admin.createTopics(
                                Set.of(new NewTopic("forged", 1, (short) 1)),
                                new CreateTopicsOptions().validateOnly(true))
                        .all();
            case "ALTER" ->
                admin.alterUserScramCredentials(
                                List.of(new UserScramCredentialDeletion("nobody", ScramMechanism.SCRAM_SHA_256)))
                        .all();
            case "DESCRIBE" -> admin.describeAcls(AclBindingFilter.ANY).values();
            case "ALTER_CONFIGS" -> alter(admin, BROKER, "log.cleaner.threads");
            case "DESCRIBE_CONFIGS" -> admin.describeConfigs(List.of(BROKER)).all();
            default -> throw new IllegalArgumentException(cell.toString());
        };
    }

    private static KafkaFuture<?> alter(Admin admin, ConfigResource resource, String setting) {
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry(setting, "2"), AlterConfigOp.OpType.SET));
        return admin.incrementalAlterConfigs(Map.of(resource, change), new AlterConfigsOptions().validateOnly(true))
                .all();
    }

    private void write(Cell cell) throws ExecutionException, InterruptedException {
        producers
                .computeIfAbsent(cell.principal(), user -> producer(Map.of("enable.idempotence", false), user))
                .send(new ProducerRecord<>(cell.name(), "forged".getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> further, String user) {
        Map<String, Object> settings = kafka.client(user);
        settings.putAll(further);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void read(Cell cell) {
        KafkaConsumer<byte[], byte[]> consumer = consumers.computeIfAbsent(
                cell.principal(),
                user -> new KafkaConsumer<>(
                        kafka.client(user), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        List<TopicPartition> partitions = List.of(new TopicPartition(cell.name(), 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        consumer.poll(Duration.ofSeconds(2));
    }

    private void beginTransaction(Cell cell) {
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of("transactional.id", cell.name(), "max.block.ms", 10_000), cell.principal())) {
            producer.initTransactions();
        }
    }

    @Override
    public void close() {
        admins.values().forEach(Admin::close);
        producers.values().forEach(KafkaProducer::close);
        consumers.values().forEach(KafkaConsumer::close);
    }
}
