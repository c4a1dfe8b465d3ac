package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.Topics;
import dev.waybill.events.inventory.InventoryCommand;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.order.OrderEvent;
import dev.waybill.events.payment.PaymentCommand;
import dev.waybill.events.payment.PaymentEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Inventory-service and payment-service as order-service sees them: two that speak the topics. They can be made deaf (a
 * command is never answered) and slow (answers are kept back until they are let go).
 */
final class ParticipantStubs implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final Map<UUID, FakeInventory> inventories = new ConcurrentHashMap<>();
    private final Map<UUID, FakePayment> payments = new ConcurrentHashMap<>();
    private final Map<UUID, List<Object>> commands = new ConcurrentHashMap<>();
    private final Map<UUID, List<OrderEvent>> events = new ConcurrentHashMap<>();
    private final List<ProducerRecord<String, String>> keptBack = new CopyOnWriteArrayList<>();
    private final AtomicLong productSequence = new AtomicLong();
    private final UnevenDelivery delivery = new UnevenDelivery(this::send);
    private final Thread thread;
    private volatile Predicate<Object> deafTo = _ -> false;
    private volatile boolean keepBack;
    private volatile int copies = 1;
    private volatile boolean closed;

    ParticipantStubs(String bootstrapServers) {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
        createTopics(client);
        producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer());
        assignFromNowOn();
        thread = Thread.ofPlatform().name("participants").start(this::run);
    }

    private static void createTopics(Map<String, Object> client) {
        try (Admin admin = Admin.create(client)) {
            Set<String> missing = new HashSet<>(Topics.ALL);
            missing.removeAll(admin.listTopics().names().get());
            admin.createTopics(missing.stream()
                            .map(topic -> new NewTopic(topic, Topics.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assignFromNowOn() {
        List<TopicPartition> partitions =
                List.of(Topics.INVENTORY_COMMANDS, Topics.PAYMENT_COMMANDS, Topics.ORDER_EVENTS).stream()
                        .flatMap(topic -> partitionsOf(topic).stream())
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** A topic that was created just now has none at first. */
    private List<PartitionInfo> partitionsOf(String topic) {
        return await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> consumer.partitionsFor(topic), found -> found.size() == Topics.PARTITIONS);
    }

    private void run() {
        while (!closed) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(50))) {
                receive(Wire.payload(record));
            }
        }
        consumer.close();
    }

    private void receive(Object message) {
        switch (message) {
            case OrderEvent event -> listOf(events, event.orderId()).add(event);
            case InventoryCommand command -> {
                listOf(commands, command.orderId()).add(command);
                if (!deafTo.test(command)) {
                    answer("/inventory-service", inventory(command.orderId()).handle(command));
                }
            }
            case PaymentCommand command -> {
                listOf(commands, command.orderId()).add(command);
                if (!deafTo.test(command)) {
                    answer("/payment-service", payment(command.orderId()).handle(command));
                }
            }
            default -> throw new IllegalStateException("not for us: " + message);
        }
    }

    private void answer(String source, Object reply) {
        ProducerRecord<String, String> record = Wire.record(source, reply);
        synchronized (keptBack) {
            if (keepBack) {
                keptBack.add(record);
            } else {
                delivery.send(record);
            }
        }
    }

    /** Sends a reply that no command led to. */
    void reply(Object reply) {
        answer(reply instanceof PaymentEvent ? "/payment-service" : "/inventory-service", reply);
    }

    private void send(ProducerRecord<String, String> record) {
        for (int copy = 0; copy < copies; copy++) {
            var _ = producer.send(record);
        }
    }

    /** Registers a product, or changes its price. */
    void offer(String sku, String price, String currency) {
        offer(sku, productSequence.incrementAndGet(), price, currency);
    }

    /** Registers a product by an event with this sequence. */
    void offer(String sku, long sequence, String price, String currency) {
        var _ = producer.send(Wire.record(
                "/inventory-service",
                new ProductChanged(sku, sequence, "Product " + sku, new MonetaryAmount(price, currency))));
        producer.flush();
    }

    /** Registers a product by an event that belongs to this epoch. */
    void offer(String sku, long epoch, long sequence, String price) {
        ProducerRecord<String, String> record = Wire.record(
                "/inventory-service",
                new ProductChanged(sku, sequence, "Product " + sku, new MonetaryAmount(price, "EUR")));
        record.headers().add("ce_epoch", Long.toString(epoch).getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(record);
        producer.flush();
    }

    /** From now on, commands like these are never answered. */
    void ignore(Predicate<Object> such) {
        deafTo = such;
    }

    /** From now on, answers wait. */
    void keepAnswersBack() {
        keepBack = true;
    }

    /** Lets the answers go that waited. */
    void letAnswersGo() {
        synchronized (keptBack) {
            keepBack = false;
            keptBack.forEach(this::send);
            keptBack.clear();
        }
        producer.flush();
    }

    /** How many answers wait. */
    int answersKeptBack() {
        return keptBack.size();
    }

    /** From now on, each answer is delivered so many times, as the same message. */
    void repeatEachAnswer(int times) {
        copies = times;
    }

    /** From now on, answers take up to so long, overtake each other, and some come again; 0: they come at once. */
    void delayAnswersUpTo(long millis) {
        delivery.delayUpTo(millis);
    }

    FakeInventory inventory(UUID orderId) {
        return inventories.computeIfAbsent(orderId, FakeInventory::new);
    }

    FakePayment payment(UUID orderId) {
        return payments.computeIfAbsent(orderId, FakePayment::new);
    }

    List<Object> commandsFor(UUID orderId) {
        return List.copyOf(listOf(commands, orderId));
    }

    List<String> commandNamesFor(UUID orderId) {
        return commandsFor(orderId).stream()
                .map(command -> command.getClass().getSimpleName())
                .toList();
    }

    List<OrderEvent> eventsOf(UUID orderId) {
        return List.copyOf(listOf(events, orderId));
    }

    List<String> eventNamesOf(UUID orderId) {
        return eventsOf(orderId).stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    void awaitCommand(UUID orderId, Class<?> command) {
        await().untilAsserted(() -> assertThat(commandsFor(orderId)).hasAtLeastOneElementOfType(command));
    }

    private static <T> List<T> listOf(Map<UUID, List<T>> lists, UUID orderId) {
        return lists.computeIfAbsent(orderId, _ -> new CopyOnWriteArrayList<>());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delivery.close();
        producer.close();
    }
}
