package dev.waybill.reporting.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.Topics;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.messaging.Outbox;
import dev.waybill.reporting.ReportingIT;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every message of the platform, sent by the library to a topic and read from there by the official CloudEvents SDK. */
class CloudEventsIT extends ReportingIT {

    private static final String NON_ASCII_SKU = "Täßchen-☕";

    @Autowired
    private Outbox outbox;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void nothingThatOtherTestsSent() {
        emptyTopics();
    }

    @Test
    void readsEveryMessageTypeWithTheOfficialSdk() {
        Map<String, Contract<?>> sent = new HashMap<>();
        transaction.executeWithoutResult(
                _ -> Contracts.ALL.forEach(contract -> sent.put(send(contract).toString(), contract)));

        Map<String, ConsumerRecord<String, CloudEvent>> received =
                receive(event -> sent.containsKey(event.getId()), sent.size());

        assertThat(received.keySet()).isEqualTo(sent.keySet());
        received.forEach((id, record) -> assertThatFits(record, Objects.requireNonNull(sent.get(id))));
    }

    @Test
    void encodesAttributesAsUtf8AndNotByPercentAsTheKafkaBindingSays() {
        ProductChanged changed = new ProductChanged(NON_ASCII_SKU, 7, "A cup", new MonetaryAmount("3.00", "EUR"));

        String id = Objects.requireNonNull(transaction.execute(_ -> outbox.publish(changed)))
                .toString();

        CloudEvent event = Objects.requireNonNull(
                        receive(it -> it.getId().equals(id), 1).get(id))
                .value();
        assertThat(event.getSubject()).isEqualTo(NON_ASCII_SKU);
        assertThat(event.getExtension("sequence")).isEqualTo("0000000000000000007");
    }

    private void assertThatFits(ConsumerRecord<String, CloudEvent> record, Contract<?> contract) {
        CloudEvent event = record.value();
        JsonNode schema = file(contract, "schema");
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(UUID.fromString(event.getId()).version()).isEqualTo(7);
        assertThat(event.getType()).isEqualTo(contract.name());
        assertThat(event.getSource()).hasToString("/reporting-service");
        assertThat(event.getSubject()).isEqualTo(record.key());
        assertThat(event.getTime()).isNotNull();
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).hasToString(schema.path("$id").asString());
        assertThat(event.getExtensionNames())
                .contains("correlationid")
                .allMatch(name -> name.matches("[a-z0-9]{1,20}"));
        assertThat(json.readTree(Objects.requireNonNull(event.getData()).toBytes()))
                .isEqualTo(file(contract, "sample"));
        if (contract.kind() == Contract.Kind.EVENT) {
            long sequence = file(contract, "sample").path("sequence").asLong();
            assertThat(event.getExtension("sequence")).isEqualTo("%019d".formatted(sequence));
        } else {
            assertThat(event.getExtension("sequence")).isNull();
        }
    }

    private UUID send(Contract<?> contract) {
        Object message = json.treeToValue(file(contract, "sample"), contract.payload());
        return contract.kind() == Contract.Kind.EVENT ? outbox.publish(message) : outbox.send(message);
    }

    private JsonNode file(Contract<?> contract, String what) {
        try {
            return json.readTree(new ClassPathResource("contracts/%s.%s.json".formatted(contract.name(), what))
                    .getContentAsString(UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, ConsumerRecord<String, CloudEvent>> receive(Predicate<CloudEvent> wanted, int howMany) {
        Map<String, ConsumerRecord<String, CloudEvent>> found = new HashMap<>();
        try (KafkaConsumer<String, CloudEvent> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new CloudEventDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            Topics.ALL.forEach(topic -> consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < howMany && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (wanted.test(record.value())) {
                        found.put(record.value().getId(), record);
                    }
                });
            }
        }
        return found;
    }
}
