package dev.waybill.messaging;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one payload class travels; a bean of the application, unless it declares a {@link MessageCatalog}.
 *
 * @param name the CloudEvents type, such as {@code order.placed.v1}
 * @param kind a fact that is published, or a command that is sent
 * @param payload the class of the JSON body
 * @param topic the Kafka topic
 * @param key the aggregate that the message is about: the Kafka key and the CloudEvents subject
 * @param sequence an event's place in its aggregate's history, contiguous from 1; {@code null} where there is none
 */
public record MessageType<T>(
        String name,
        Kind kind,
        Class<T> payload,
        String topic,
        Function<T, String> key,
        @Nullable ToLongFunction<T> sequence) {

    /**
     * An event whose place in its aggregate's history is checked by consumers.
     *
     * @param name the CloudEvents type, such as {@code order.placed.v1}
     * @param key the aggregate that the event is about
     * @param sequence its place in the aggregate's history, contiguous from 1
     */
    public static <T> MessageType<T> event(
            String name, Class<T> payload, String topic, Function<T, String> key, ToLongFunction<T> sequence) {
        return new MessageType<>(name, Kind.EVENT, payload, topic, key, sequence);
    }

    /**
     * An event without a sequence: consumers neither ignore steps back nor count gaps.
     *
     * @param name the CloudEvents type, such as {@code order.placed.v1}
     * @param key the aggregate that the event is about
     */
    public static <T> MessageType<T> event(String name, Class<T> payload, String topic, Function<T, String> key) {
        return new MessageType<>(name, Kind.EVENT, payload, topic, key, null);
    }

    /**
     * A command.
     *
     * @param name the CloudEvents type, such as {@code inventory.reserve-stock.v1}
     * @param key the aggregate that the command is about
     */
    public static <T> MessageType<T> command(String name, Class<T> payload, String topic, Function<T, String> key) {
        return new MessageType<>(name, Kind.COMMAND, payload, topic, key, null);
    }

    /** What a message is: an unknown event is ignored by a consumer, an unknown command is a dead letter. */
    public enum Kind {
        /** A fact, published. */
        EVENT,
        /** A request to the topic's owner, sent. */
        COMMAND
    }
}
