package dev.waybill.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.KafkaProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaBrokerIT {

    @Test
    void keepsTopicsAndRecordsWhenItIsKilled() throws Exception {
        try (KafkaProcess kafka = KafkaProcess.started()) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (Admin admin = Admin.create(client);
                    KafkaProducer<String, String> producer =
                            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                admin.createTopics(Set.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(10, TimeUnit.SECONDS);
                producer.send(new ProducerRecord<>("kept", "key", "value")).get(10, TimeUnit.SECONDS);
            }

            kafka.kill();
            kafka.start();

            try (Admin admin = Admin.create(client)) {
                TopicPartition kept = new TopicPartition("kept", 0);
                assertThat(admin.listOffsets(Map.of(kept, OffsetSpec.latest()))
                                .partitionResult(kept)
                                .get(10, TimeUnit.SECONDS)
                                .offset())
                        .isEqualTo(1);
            }
        }
    }

    /** Its groups' coordinator sets no session time-outs when it was loaded twice at once: see {@link KafkaNode}. */
    @Test
    void missesTheMembersThatDiedWithIt() throws Exception {
        try (KafkaProcess kafka = KafkaProcess.started()) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(Set.of(new NewTopic("heard", 1, (short) 1)))
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
            try (KafkaConsumer<String, String> dead = member(kafka)) {
                dead.subscribe(Set.of("heard"));
                await().until(
                                () -> dead.poll(Duration.ofMillis(100)),
                                _ -> !dead.assignment().isEmpty());
                kafka.kill();
                dead.close(CloseOptions.timeout(Duration.ZERO));
            }

            kafka.start();

            try (KafkaConsumer<String, String> heir = member(kafka)) {
                heir.subscribe(Set.of("heard"));
                await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> heir.poll(Duration.ofMillis(100)),
                                _ -> !heir.assignment().isEmpty());
            }
        }
    }

    private static KafkaConsumer<String, String> member(KafkaProcess kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", "listeners",
                        "group.protocol", "consumer"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
