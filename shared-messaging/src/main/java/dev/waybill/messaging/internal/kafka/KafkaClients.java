package dev.waybill.messaging.internal.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Makes every Kafka client of the application. Producers and consumers belong to the caller, the admin client is shared. */
public final class KafkaClients implements AutoCloseable {

    private final Settings settings;
    private @Nullable SharedAdmin admin;

    /**
     * Opens no connection yet.
     *
     * @throws org.apache.kafka.common.config.ConfigException if the producer's settings exclude each other, such as idempotence
     *     and fewer than all acknowledgements
     */
    public KafkaClients(Settings settings) {
        this.settings = settings;
        if (LoggerFactory.getILoggerFactory().getClass().getName().startsWith("ch.qos.logback.")) {
            KafkaLogFilter.install();
        }
        requireConsistent(settings.producer());
    }

    private static void requireConsistent(Map<String, Object> producer) {
        Map<String, Object> complete = new HashMap<>(producer);
        complete.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        complete.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        new ProducerConfig(complete);
    }

    /** The complete settings of each kind of client, serializers and the consumer's group apart. */
    public record Settings(Map<String, Object> producer, Map<String, Object> consumer, Map<String, Object> admin) {}

    /** A new producer, which the caller closes. */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A new member of this consumer group, which the caller closes. */
    public Consumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> configuration = new HashMap<>(settings.consumer());
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The application's only admin client. Closing it has no effect.
     *
     * @throws org.apache.kafka.common.KafkaException if it cannot be made, as when no broker's name resolves; the next call
     *     tries again
     */
    public synchronized Admin admin() {
        if (admin == null) {
            admin = new SharedAdmin(settings.admin());
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.shutDown();
        }
    }
}
