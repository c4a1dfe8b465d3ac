package dev.waybill.messaging.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of Kafka clients that the guarantees rest on, on top of the application's. */
final class KafkaSettings {

    private static final int ADMIN_REQUEST_MILLIS = 5_000;

    /**
     * While a fetch waits for a broker that hangs, the threads of a consumer loop (4.4.0), until the request times out: after 30
     * seconds by default. A fetch that finds nothing takes {@code fetch.max.wait.ms}.
     */
    private static final int CONSUMER_REQUEST_MILLIS = 10_000;

    private static final int BLOCK_AT_MOST_MILLIS = 5_000;
    private static final int PRODUCER_BATCH_BYTES = 128 << 10;
    private static final int METADATA_AGE_MILLIS = 30_000;

    /** The other strategy, the default, turns in a tight loop and floods the log while no broker is there (4.2.1). */
    private static final String KEEP_KNOWN_BROKERS = "none";

    /**
     * A broker takes any first sequence number from a producer that it does not know yet: with two requests on the wire, the
     * second is accepted where the first was refused, as on a topic that is just being created. Requests carry all that
     * waits, so that one at a time is fast enough.
     */
    private static final int ONE_AT_A_TIME = 1;

    /**
     * Partition n of every topic that a consumer reads goes to the same instance, and so do all messages about one key:
     * instances seldom meet at the same rows.
     */
    private static final String BY_KEY = "range";

    private KafkaSettings() {}

    /** For administration: a caller should learn soon that no answer comes. */
    static Map<String, Object> admin(Map<String, Object> application) {
        Map<String, Object> settings = new HashMap<>(application);
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_REQUEST_MILLIS);
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * ADMIN_REQUEST_MILLIS);
        settings.putIfAbsent(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, KEEP_KNOWN_BROKERS);
        return settings;
    }

    /** For the relay's producer. */
    static Map<String, Object> producer(Map<String, Object> application) {
        Map<String, Object> settings = new HashMap<>(application);
        settings.putIfAbsent(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, ONE_AT_A_TIME);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_AT_MOST_MILLIS);
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, PRODUCER_BATCH_BYTES);
        settings.putIfAbsent(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, KEEP_KNOWN_BROKERS);
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return Map.copyOf(settings);
    }

    /**
     * For the consumers. {@code fetch.min.bytes} and {@code fetch.max.wait.ms} stay Kafka's defaults, 1 byte and 500 ms: a
     * record is delivered at once, and a batch is what arrived while the previous one was handled.
     */
    static Map<String, Object> consumer(Map<String, Object> application, int batchSize) {
        Map<String, Object> settings = new HashMap<>(application);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.putIfAbsent(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, BY_KEY);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CONSUMER_REQUEST_MILLIS);
        settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        settings.putIfAbsent(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, KEEP_KNOWN_BROKERS);
        settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        settings.remove(ConsumerConfig.CLIENT_ID_CONFIG);
        return Map.copyOf(settings);
    }
}
