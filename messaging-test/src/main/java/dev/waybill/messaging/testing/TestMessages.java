package dev.waybill.messaging.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other services of an application under test: it puts messages on their topics (once, twice, late, out of order), and reads
 * what the application has sent. A bean of every test whose application uses the library; the broker is the application's.
 */
public final class TestMessages implements DisposableBean {

    /**
     * The CloudEvents source of what a test delivers, unless it names another, and unless the application takes messages from
     * named sources only: then it is one of those.
     */
    public static final String SOURCE = "/test";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MessageCatalog catalog;
    private final Set<String> sources;
    private final ConsumerProgress progress;
    private final KafkaProducer<String, byte[]> producer;
    private final TopicReader reader;
    private final Set<String> delivered = ConcurrentHashMap.newKeySet();

    TestMessages(
            MessageCatalog catalog,
            Set<String> sources,
            Map<String, Object> producerSettings,
            Map<String, Object> consumerSettings,
            ConsumerProgress progress) {
        this.catalog = catalog;
        this.sources = sources;
        this.progress = progress;
        Map<String, Object> settings = new HashMap<>(producerSettings);
        settings.put("linger.ms", 0);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.reader = new TopicReader(consumerSettings);
    }

    /**
     * A message of the catalog, sent now by {@value #SOURCE} or whoever sends on its topic; not delivered yet.
     *
     * @throws IllegalArgumentException if the catalog does not know the payload
     */
    public TestMessage message(Object payload) {
        Instant now = Instant.now();
        MessageType<Object> type = typeOf(payload);
        Long sequence = type.sequence() == null ? null : type.sequence().applyAsLong(payload);
        return new TestMessage(payload, Ids.at(now), sourceOn(type.topic()), sequence, 0, now, UUID.randomUUID());
    }

    /** Delivers a new message. */
    public Delivery deliver(Object payload) {
        return deliver(message(payload));
    }

    /** Delivers a message: again, if it was delivered before. Returns once the broker has it. */
    public Delivery deliver(TestMessage message) {
        MessageType<Object> type = typeOf(message.payload());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                type.topic(), type.key().apply(message.payload()), JSON.writeValueAsBytes(message.payload()));
        message.headers(type).forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        delivered.add(message.id().toString());
        try {
            RecordMetadata where = producer.send(record).get();
            return new Delivery(new TopicPartition(where.topic(), where.partition()), where.offset(), progress);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not take " + type.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Where a message was delivered to.
     *
     * @param offset on the partition
     */
    public record Delivery(TopicPartition partition, long offset, ConsumerProgress progress) {

        /**
         * Waits until a consumer of the application is past it: its handler's effect is committed, or it was recognised as a
         * duplicate, or it is a dead letter.
         *
         * @throws org.awaitility.core.ConditionTimeoutException if that takes longer than Awaitility's default
         */
        public void awaitHandledBy(String consumer) {
            await().until(() -> progress.handled(consumer)
                    .map(handled -> handled.getOrDefault(partition, 0L) > offset)
                    .orElse(false));
        }
    }

    /** What the application has sent of a type so far, in order per key; without what was delivered here. */
    public <T> List<T> sent(Class<T> payload) {
        MessageType<T> type = catalog.of(payload);
        return reader.read(type.topic()).stream()
                .filter(record -> type.name().equals(header(record, "ce_type")))
                .filter(record -> !delivered.contains(header(record, "ce_id")))
                .map(record -> JSON.readValue(record.value(), payload))
                .toList();
    }

    /** What the application has sent of a type about an aggregate, once there are this many. */
    public <T> List<T> awaitSent(Class<T> payload, String key, int count) {
        MessageType<T> type = catalog.of(payload);
        return await().until(
                        () -> sent(payload).stream()
                                .filter(message -> key.equals(type.key().apply(message)))
                                .toList(),
                        messages -> messages.size() >= count);
    }

    private String sourceOn(String topic) {
        Set<String> declared = catalog.sources(topic);
        return (declared.isEmpty() ? sources : declared)
                .stream().min(Comparator.naturalOrder()).orElse(SOURCE);
    }

    @SuppressWarnings("unchecked")
    private MessageType<Object> typeOf(Object payload) {
        return (MessageType<Object>) catalog.of(payload.getClass());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void destroy() {
        producer.close();
    }
}
