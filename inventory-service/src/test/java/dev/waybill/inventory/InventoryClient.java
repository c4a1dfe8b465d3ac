package dev.waybill.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to inventory-service as plain Kafka records, and consumes its events: another implementation of the wire format. */
final class InventoryClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Thread listener;
    private volatile boolean closed;

    /** An event as it came. */
    record Received(String type, long sequence, String id, Object payload) {}

    InventoryClient(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        listener = Thread.ofPlatform().daemon().start(() -> listen(bootstrapServers));
    }

    private void listen(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "test-" + UUID.randomUUID(),
                "group.protocol", "consumer",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "metadata.max.age.ms", "500");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.INVENTORY_EVENTS));
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::receive);
            }
        }
    }

    private void receive(ConsumerRecord<String, byte[]> message) {
        String type = header(message, "ce_type");
        Contract<?> contract = Contracts.ALL.stream()
                .filter(each -> each.name().equals(type))
                .findFirst()
                .orElseThrow();
        Object payload = JSON.readValue(message.value(), contract.payload());
        received.computeIfAbsent(message.key(), key -> new CopyOnWriteArrayList<>())
                .add(new Received(
                        type, Long.parseLong(header(message, "ce_sequence")), header(message, "ce_id"), payload));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    /** Sends a command as a message of its own: a new id each time. */
    void send(Object command) {
        send(command, newId());
    }

    /** A UUIDv7, as the inbox wants it. */
    static UUID newId() {
        long time = System.currentTimeMillis() << 16;
        UUID random = UUID.randomUUID();
        return new UUID(time | 0x7000 | (random.getMostSignificantBits() & 0xFFF), random.getLeastSignificantBits());
    }

    /** Sends a command with this message id. */
    @SuppressWarnings("unchecked")
    void send(Object command, UUID id) {
        Contract<Object> contract = (Contract<Object>) Contracts.ALL.stream()
                .filter(each -> each.payload() == command.getClass())
                .findFirst()
                .orElseThrow();
        send(contract.key().apply(command), contract.name(), JSON.writeValueAsBytes(command), id);
    }

    /** Sends anything. */
    void send(String key, String type, byte[] body, UUID id) {
        var message = new ProducerRecord<>(Topics.INVENTORY_COMMANDS, key, body);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/order-service",
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_correlationid",
                        UUID.randomUUID().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        var _ = producer.send(message);
    }

    /** What was said about the key so far. */
    List<Received> receivedAbout(Object key) {
        return List.copyOf(received.getOrDefault(key.toString(), List.of()));
    }

    /** The payloads of what is said about the key, once there are this many. */
    List<Object> await(Object key, int count) {
        return awaitReceived(key, count).stream().map(Received::payload).toList();
    }

    List<Received> awaitReceived(Object key, int count) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> receivedAbout(key), said -> said.size() >= count);
    }

    @Override
    public void close() {
        closed = true;
        producer.close();
        listener.interrupt();
    }
}
