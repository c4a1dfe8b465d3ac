package dev.waybill.payment.testing;

import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.Topics;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.CapturePayment;
import dev.waybill.events.payment.PaymentCommand;
import dev.waybill.events.payment.PaymentEvent;
import dev.waybill.events.payment.ReversePayment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** The other side of the topics: sends commands as order-service does, and keeps every event about payments. */
public final class OrderServiceStub implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<UUID, List<PaymentEvent>> events = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> causes = new ConcurrentHashMap<>();
    private final KafkaProducer<String, String> producer;
    private final Thread listener;
    private volatile boolean listening = true;

    public OrderServiceStub(String bootstrapServers) {
        createTopics(bootstrapServers);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        listener = Thread.ofPlatform().daemon().start(() -> listen(bootstrapServers));
    }

    private static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (String topic : List.of(Topics.PAYMENT_COMMANDS, Topics.PAYMENT_EVENTS)) {
                if (!admin.listTopics().names().get().contains(topic)) {
                    admin.createTopics(List.of(new NewTopic(topic, Topics.PARTITIONS, (short) 1)))
                            .all()
                            .get();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void authorize(UUID order, String amount, String card) {
        send(new AuthorizePayment(order, new MonetaryAmount(amount, "EUR"), card));
    }

    public void capture(UUID order) {
        send(new CapturePayment(order));
    }

    public void reverse(UUID order) {
        send(new ReversePayment(order));
    }

    /** Sends a command as a new message. */
    public UUID send(PaymentCommand command) {
        Contract<?> contract = Contracts.ALL.stream()
                .filter(known -> known.payload().equals(command.getClass()))
                .findFirst()
                .orElseThrow();
        UUID id = uuidV7();
        ProducerRecord<String, String> message =
                new ProducerRecord<>(contract.topic(), command.orderId().toString(), JSON.writeValueAsString(command));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_type", contract.name(),
                        "ce_source", "/order-service",
                        "ce_subject", command.orderId().toString(),
                        "ce_time", Instant.now().toString(),
                        "ce_correlationid", command.orderId().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /** The names of the events of an order so far, in order: {@code PaymentAuthorized}. */
    public List<String> eventNames(UUID order) {
        return events(order).stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    /** The events of an order so far, in order. */
    public List<PaymentEvent> events(UUID order) {
        return List.copyOf(events.getOrDefault(order, List.of()));
    }

    /** What each event names as its correlation and its cause. */
    public List<String> causes(UUID order) {
        return List.copyOf(causes.getOrDefault(order, List.of()));
    }

    private void listen(String bootstrapServers) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.PAYMENT_EVENTS, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (listening) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::keep);
            }
        }
    }

    private void keep(ConsumerRecord<String, String> message) {
        Contract<?> contract = Contracts.ALL.stream()
                .filter(known -> known.name().equals(header(message, "ce_type")))
                .findFirst()
                .orElseThrow();
        PaymentEvent event = (PaymentEvent) JSON.readValue(message.value(), contract.payload());
        causes.computeIfAbsent(event.orderId(), _ -> new CopyOnWriteArrayList<>())
                .add(header(message, "ce_correlationid") + " " + header(message, "ce_causationid"));
        events.computeIfAbsent(event.orderId(), _ -> new CopyOnWriteArrayList<>())
                .add(event);
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(Objects.requireNonNull(header.value()), StandardCharsets.UTF_8);
    }

    private static UUID uuidV7() {
        UUID random = UUID.randomUUID();
        long time = System.currentTimeMillis() << 16;
        return new UUID(time | 0x7000 | (random.getMostSignificantBits() & 0xFFF), random.getLeastSignificantBits());
    }

    @Override
    public void close() {
        listening = false;
        producer.close();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
