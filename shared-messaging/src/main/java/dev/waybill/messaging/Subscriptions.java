package dev.waybill.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer listens to: a bean of the application. The consumer's name is its Kafka group and the first half of
 * its inbox key, so it never changes. Each handler runs in the transaction that also records the message in the inbox:
 * its effect happens once. Messages of one key are handled in order. A handler throws to refuse: a transient failure
 * ({@link TransientFailures}) is retried in place, anything else makes the message a
 * dead letter.
 *
 * @see <a href="https://microservices.io/patterns/communication-style/idempotent-consumer.html">Idempotent consumer</a>
 */
public final class Subscriptions {

    private final String consumer;
    private final Map<Class<?>, BatchHandler<?>> handlers = new LinkedHashMap<>();
    private Set<String> sources = Set.of();
    private Duration interval = Duration.ZERO;
    private Set<String> topicsOfEverything = Set.of();
    private @Nullable Consumer<List<IncomingRecord>> everything;

    private Subscriptions(String consumer) {
        this.consumer = consumer;
    }

    /** Starts the subscriptions of a consumer. */
    public static Subscriptions forConsumer(String consumer) {
        return new Subscriptions(consumer);
    }

    /**
     * Handles each message of a type by its payload.
     *
     * @throws IllegalArgumentException if the type has a handler already
     */
    public <T> Subscriptions on(Class<T> payload, Consumer<T> handler) {
        return onMessage(payload, message -> handler.accept(message.payload()));
    }

    /**
     * Handles each message of a type with its metadata.
     *
     * @throws IllegalArgumentException if the type has a handler already
     */
    public <T> Subscriptions onMessage(Class<T> payload, Consumer<Message<T>> handler) {
        return onBatch(payload, new EachMessage<>(handler));
    }

    /**
     * Handles messages of a type at once, in one transaction; several may have the same key. A sealed interface stands for
     * all records that it permits, and messages of all types that one handler has come in one call: what it locks for a
     * batch is then locked together, in one order, which keeps instances of a service from deadlocking each other. When it
     * throws, it is called again with fewer messages, so that one bad message does not hold back the others. At most
     * {@code waybill.messaging.consumers.batch-size} messages at once.
     *
     * @throws IllegalArgumentException if one of the types has a handler already
     */
    public <T> Subscriptions onBatch(Class<T> payload, BatchHandler<? super T> handler) {
        if (payload.isSealed()) {
            for (Class<?> permitted : payload.getPermittedSubclasses()) {
                onBatch(permitted.asSubclass(payload), handler);
            }
        } else if (everything != null || handlers.put(payload, handler) != null) {
            throw new IllegalArgumentException(consumer + " subscribes twice to " + payload.getName());
        }
        return this;
    }

    /**
     * Handles every record of these topics, also unknown, unreadable and foreign ones, in batches; excludes the other kinds of
     * handler. For archives and read models. A record whose source does not send on its topic is unreadable, and has an id of its
     * own, so that it stands in for no other.
     *
     * @param handler gets at most {@code waybill.messaging.consumers.batch-size} records at once
     * @throws IllegalArgumentException if there is another handler already
     */
    public Subscriptions onEverything(Collection<String> topics, Consumer<List<IncomingRecord>> handler) {
        if (!handlers.isEmpty()) {
            throw new IllegalArgumentException(consumer + " has other handlers");
        }
        this.topicsOfEverything = Set.copyOf(topics);
        this.everything = handler;
        return this;
    }

    /**
     * Names the CloudEvents sources that this consumer takes messages from, on each of its topics. A message from elsewhere is
     * never handled: it is a dead letter ({@code FOREIGN_SOURCE}) that nothing waits behind, and however many there are, they do
     * not stop the consumer. Without this, the sources count that the {@link MessageCatalog} declares for a topic, and where it
     * declares none, all. A source is a claim of the sender's: who may write on a topic is the broker's to say.
     */
    public Subscriptions sentBy(String... expected) {
        this.sources = Set.of(expected);
        return this;
    }

    /**
     * Begins a batch no earlier than this after the one before, unless that one was full. A batch costs a transaction and a fetch
     * however small it is: who reads all that others do, and need not be the first to know, saves most of that while there is
     * little to do. What comes after a quiet time is handled at once, and a consumer that is behind does not wait. Without this,
     * a batch begins when the one before is committed.
     *
     * @param between zero or more; no message is delayed by more than twice this
     * @throws IllegalArgumentException if it is negative
     */
    public Subscriptions batchEvery(Duration between) {
        if (between.isNegative()) {
            throw new IllegalArgumentException(between + " is negative");
        }
        this.interval = between;
        return this;
    }

    /** The least time between the beginnings of two batches that are not full. */
    public Duration interval() {
        return interval;
    }

    /** The CloudEvents sources that it takes messages from; empty for any. */
    public Set<String> sources() {
        return sources;
    }

    /** The consumer's name. */
    public String consumer() {
        return consumer;
    }

    /** The handlers by payload class. */
    public Map<Class<?>, BatchHandler<?>> handlers() {
        return Collections.unmodifiableMap(handlers);
    }

    /** The topics of which it consumes every record. */
    public Set<String> topicsOfEverything() {
        return topicsOfEverything;
    }

    /** The handler of every record, if it has that. */
    public @Nullable Consumer<List<IncomingRecord>> everything() {
        return everything;
    }

    /** A handler of several messages of one type. */
    @FunctionalInterface
    public interface BatchHandler<T> {

        /** Handles the messages, in this order, in the current transaction. */
        void handle(List<Message<T>> messages);
    }

    /** A handler of one message at a time. What it sends is caused by that message, and a failure is that message's. */
    public record EachMessage<T>(Consumer<Message<T>> handler) implements BatchHandler<T> {

        @Override
        public void handle(List<Message<T>> messages) {
            messages.forEach(handler);
        }
    }
}
